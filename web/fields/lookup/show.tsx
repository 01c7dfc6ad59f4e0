import { Anchor } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ComponentType } from "react";
import { Link } from "react-router";
import { printCondition } from "../../../src/core/query/print.ts";
import { fieldsQuery } from "../../parts/form.ts";
import { useT } from "../../parts/i18n.tsx";
import { idOf, pageQuery } from "../../parts/records.ts";
import type { ShowProps } from "../field.ts";
import { type Lookup, lookupOf } from "../relations.ts";
import { having } from "./source.ts";

interface Props extends ShowProps {
  readonly Value: ComponentType<ShowProps>;
}

/** In a record the value leads to the record that it was copied from. */
export function LookupShow({ Value, ...props }: Props) {
  const lookup = lookupOf(props.field);
  const value = <Value {...props} />;
  if (!lookup || props.place !== "form" || props.value === "") return value;
  return (
    <SourceLink lookup={lookup} text={String(props.value)} beside={props.field.type === "LINK"}>
      {value}
    </SourceLink>
  );
}

interface LinkProps {
  /** the value is a link itself: the way to the record stands behind it */
  readonly beside: boolean;
  readonly lookup: Lookup;
  readonly text: string;
  readonly children: React.ReactNode;
}

function SourceLink({ lookup, text, beside, children }: LinkProps) {
  const t = useT();
  const { app } = lookup.relatedApp;
  const fields = useQuery(fieldsQuery(app));
  const key = fields.data?.[lookup.relatedKeyField];
  const query = key ? `${printCondition(having(key, text))} limit 1` : "";
  const page = useQuery({ ...pageQuery(app, query, ["$id"]), enabled: key !== undefined });
  const [record] = page.data?.records ?? [];
  if (!record) return children;
  const to = `/k/${app}/show#record=${idOf(record)}`;
  if (beside) {
    return (
      <>
        {children}{" "}
        <Anchor component={Link} to={to} aria-label={t("record.showRelated", { id: idOf(record) })}>
          <IconFileText size={16} stroke={1.6} aria-hidden style={{ verticalAlign: "text-bottom" }} />
        </Anchor>
      </>
    );
  }
  return (
    <Anchor component={Link} to={to} inherit>
      {children}
    </Anchor>
  );
}
