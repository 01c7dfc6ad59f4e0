import { ActionIcon, Button, Indicator, Select, Tooltip } from "@mantine/core";
import {
  IconCalendar,
  IconCode,
  IconFilter,
  IconHelp,
  IconPlus,
  IconSettings,
  IconTable,
} from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { FilterPanel } from "../../parts/filter/filter-panel.tsx";
import type { View } from "../../parts/form.ts";
import { useT } from "../../parts/i18n.tsx";
import classes from "./list.module.css";
import { Pager } from "./pager.tsx";
import { ownTree } from "./plan.ts";
import { SaveAsView } from "./save-as-view.tsx";
import type { List, ListSettings } from "./use-list.ts";

interface Props {
  readonly settings: ListSettings;
  readonly list: List;
  readonly help: () => void;
}

/** kintone's command bar: which view, what of it, where in it, and what can be done. */
export function ListToolbar({ settings, list, help }: Props) {
  const t = useT();
  const { app, rights } = settings;
  const [filtering, setFiltering] = useState(false);
  const newRecord = `/k/${app}/edit`;
  return (
    <>
      <div className={`${classes.toolbar} gaia-argoui-app-index-toolbar`}>
        <ViewPicker views={settings.views} list={list} />
        <Indicator disabled={!list.plan.filtered} size={9} offset={4} color="pine" position="top-end">
          <Button
            variant={list.plan.filtered ? "light" : "default"}
            leftSection={<IconFilter size={16} aria-hidden />}
            onClick={() => setFiltering(true)}
            aria-pressed={list.plan.filtered}
            data-filter-button
          >
            {t("recordList.filter")}
          </Button>
        </Indicator>
        <div id="list-menu-space" className="gaia-argoui-app-index-headermenuspace" />
        <div className={classes.rest}>
          <Pager list={list} />
          <div className={classes.commands}>
            {rights.recordAddable && (
              <Button
                component={Link}
                to={newRecord}
                className="gaia-argoui-app-menu-add"
                leftSection={<IconPlus size={16} aria-hidden />}
              >
                {t("recordList.add")}
              </Button>
            )}
            {rights.appEditable && (
              <Tooltip label={t("recordList.appSettings")}>
                <ActionIcon
                  component={Link}
                  to={`/k/admin/app/flow?app=${app}`}
                  size={36}
                  aria-label={t("recordList.appSettings")}
                >
                  <IconSettings size={20} stroke={1.7} aria-hidden />
                </ActionIcon>
              </Tooltip>
            )}
            <Tooltip label={t("record.keys")}>
              <ActionIcon size={36} onClick={help} aria-label={t("record.keys")} visibleFrom="sm">
                <IconHelp size={20} stroke={1.7} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </div>
        </div>
      </div>
      {filtering && (
        <FilterPanel
          fields={settings.fields}
          tree={list.plan.tree}
          text={list.plan.text}
          onClose={() => setFiltering(false)}
          onApply={(query) => {
            setFiltering(false);
            list.go({ view: list.view.id, query });
          }}
          onReset={
            list.address.query === undefined
              ? undefined
              : () => {
                  setFiltering(false);
                  list.go({ query: undefined });
                }
          }
          extra={(tree) =>
            rights.appEditable && (
              <SaveAsView settings={settings} view={list.view} tree={tree ?? ownTree(list.view)} />
            )
          }
        />
      )}
    </>
  );
}

const icons = { LIST: IconTable, CALENDAR: IconCalendar, CUSTOM: IconCode };

function ViewPicker({ views, list }: { readonly views: readonly View[]; readonly list: List }) {
  const t = useT();
  const Picture = icons[list.view.type];
  return (
    <Select
      className={classes.views}
      aria-label={t("recordList.view")}
      data={views.map(({ id, name }) => ({ value: id, label: name }))}
      value={list.view.id}
      onChange={(id) => id && list.go({ view: id, query: undefined, month: undefined })}
      allowDeselect={false}
      leftSection={<Picture size={16} stroke={1.6} aria-hidden />}
      searchable={views.length > 12}
      comboboxProps={{ shadow: "md", width: "max-content", position: "bottom-start" }}
      maxDropdownHeight={420}
    />
  );
}
