import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ComponentType } from "react";
import { Link } from "react-router";
import { printCondition } from "../../../src/core/query/print.ts";
import { fieldsQuery } from "../../parts/form.ts";
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
  if (!lookup || props.place !== "form" || props.value === "" || props.field.type === "LINK") return value;
  return (
    <SourceLink lookup={lookup} text={String(props.value)}>
      {value}
    </SourceLink>
  );
}

interface LinkProps {
  readonly lookup: Lookup;
  readonly text: string;
  readonly children: React.ReactNode;
}

function SourceLink({ lookup, text, children }: LinkProps) {
  const { app } = lookup.relatedApp;
  const fields = useQuery(fieldsQuery(app));
  const key = fields.data?.[lookup.relatedKeyField];
  const query = key ? `${printCondition(having(key, text))} limit 1` : "";
  const page = useQuery({ ...pageQuery(app, query, ["$id"]), enabled: key !== undefined });
  const [record] = page.data?.records ?? [];
  if (!record) return children;
  return (
    <Anchor component={Link} to={`/k/${app}/show#record=${idOf(record)}`} inherit>
      {children}
    </Anchor>
  );
}
