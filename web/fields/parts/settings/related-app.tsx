import { Alert, Select } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useApps } from "../../../parts/apps.ts";
import { ErrorNote } from "../../../parts/error-note.tsx";
import { type Fields, fieldsQuery, type LayoutRow, layoutQuery } from "../../../parts/form.ts";
import { useT } from "../../../parts/i18n.tsx";

interface Props {
  /** "" until one is chosen */
  readonly app: string;
  readonly error: string | undefined;
  readonly onApp: (app: string) => void;
}

/** Which app a field refers to: one of those that are in use and that the person may see. */
export function RelatedAppSelect({ app, error, onApp }: Props) {
  const t = useT();
  const apps = useApps();
  const list = apps.data ?? [];
  const alone = (name: string) => list.filter((one) => one.name === name).length === 1;
  const choices = list.map(({ appId, name }) => ({
    value: appId,
    label: alone(name) ? name : t("relations.appWithId", { name, id: appId }),
  }));
  // An app that is gone, or that this person does not see in the list, is still the one that is meant.
  const known = app === "" || list.some(({ appId }) => appId === app);
  return (
    <>
      <Select
        label={t("relations.app")}
        description={t("relations.appHint")}
        placeholder={t("relations.appSearch")}
        nothingFoundMessage={t("relations.appNothing")}
        data={known ? choices : [...choices, { value: app, label: t("relations.appNumber", { id: app }) }]}
        value={app || null}
        onChange={(chosen) => chosen && chosen !== app && onApp(chosen)}
        error={error}
        allowDeselect={false}
        withAsterisk
        searchable
        limit={100}
      />
      {apps.error ? <ErrorNote error={apps.error} /> : null}
    </>
  );
}

/** Instead of settings that the person may not read. They stay as they are. */
export function UnseenApp() {
  const t = useT();
  return (
    <Alert color="gray" variant="light" icon={<IconLock size={18} aria-hidden />}>
      {t("relations.unseen")}
    </Alert>
  );
}

interface There {
  readonly fields?: Fields;
  readonly layout: readonly LayoutRow[];
  readonly error: unknown;
}

/** The live form of the other app. */
export function useThere(app: string): There {
  const fields = useQuery({ ...fieldsQuery(app), enabled: app !== "" });
  const layout = useQuery({ ...layoutQuery(app), enabled: app !== "" });
  return {
    ...(layout.data && { fields: fields.data }),
    layout: layout.data ?? [],
    error: fields.error ?? layout.error,
  };
}
