import { Button } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AppForm } from "../../../parts/app-form.ts";
import { ErrorNote } from "../../../parts/error-note.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { Changes } from "./changes.tsx";
import type { OfRecord } from "./comments-data.ts";
import { EntryHead, More } from "./entry.tsx";
import { historyQuery, type Version } from "./history-data.ts";
import { Revert } from "./revert.tsx";
import classes from "./side.module.css";

interface Props {
  readonly of: OfRecord;
  readonly form: AppForm;
}

/** Who changed the record, when, and what; and the way back. */
export function History({ of, form }: Props) {
  const t = useT();
  const [back, setBack] = useState<string>();
  const asked = useInfiniteQuery(historyQuery(of));
  const { data, error, refetch } = asked;
  const versions = data?.pages.flatMap((page) => page.versions) ?? [];
  const newest = versions[0]?.revision ?? "";
  return (
    <>
      <ErrorNote error={error} onRetry={refetch} />
      <ol className={classes.list} aria-label={t("history.title")}>
        {versions.map((version) => (
          <OneVersion
            key={version.revision}
            version={version}
            form={form}
            onRevert={
              form.rights.recordEditable && version.revision !== newest
                ? () => setBack(version.revision)
                : undefined
            }
          />
        ))}
      </ol>
      <More pages={asked} label={t("history.more")} />
      {back !== undefined && (
        <Revert of={of} form={form} revision={back} seen={newest} onClose={() => setBack(undefined)} />
      )}
    </>
  );
}

interface OneProps {
  readonly version: Version;
  readonly form: AppForm;
  readonly onRevert?: () => void;
}

function OneVersion({ version, form, onRevert }: OneProps) {
  const t = useT();
  const { revision, at, user, kind, revertedTo, changes } = version;
  const told = t(`history.kind_${kind}`, { revertedTo: revertedTo ?? "" });
  return (
    <li className={classes.item}>
      <EntryHead name={user.name} time={at}>
        <span className={classes.time}>{t("history.version", { revision })}</span>
      </EntryHead>
      <p className={classes.what}>{told}</p>
      {changes.length > 0 && (
        <Changes
          fields={form.fields}
          changes={changes}
          before={t("history.before")}
          after={t("history.after")}
        />
      )}
      {changes.length === 0 && kind !== "create" && <p className={classes.what}>{t("history.nothing")}</p>}
      {onRevert && (
        <Button
          variant="subtle"
          size="compact-xs"
          mt={6}
          leftSection={<IconHistory size={14} aria-hidden />}
          onClick={onRevert}
          aria-label={t("history.revertTo", { revision })}
        >
          {t("history.revert")}
        </Button>
      )}
    </li>
  );
}
