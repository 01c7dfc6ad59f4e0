import { ActionIcon, Menu, UnstyledButton } from "@mantine/core";
import {
  IconCalendar,
  IconCode,
  IconCopy,
  IconDots,
  IconLock,
  IconTable,
  IconTrash,
} from "@tabler/icons-react";
import { moved } from "../../../fields/parts/settings/options.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { DragHandle, SortableItem, SortableList } from "../../../parts/sortable.tsx";
import type { DraftView } from "./draft.ts";
import classes from "./views.module.css";

const icons = { LIST: IconTable, CALENDAR: IconCalendar, CUSTOM: IconCode };

interface Props {
  readonly views: readonly DraftView[];
  readonly selected: string | undefined;
  readonly isWrong: (view: DraftView) => boolean;
  readonly onSelect: (key: string) => void;
  readonly onOrder: (views: readonly DraftView[]) => void;
  readonly onCopy: (view: DraftView) => void;
  readonly onRemove: (view: DraftView) => void;
}

export function ViewList({ views, selected, isWrong, onSelect, onOrder, onCopy, onRemove }: Props) {
  const t = useT();
  const nameOf = (key: string) => views.find((view) => view.key === key)?.name ?? "";
  return (
    <nav className={classes.list} aria-label={t("views.list")}>
      <SortableList
        ids={views.map(({ key }) => key)}
        nameOf={nameOf}
        onMove={(from, to) => onOrder(moved(views, from, to))}
      >
        {views.map((view) => {
          const Picture = icons[view.type];
          return (
            <SortableItem key={view.key} id={view.key}>
              <div
                className={classes.item}
                data-selected={view.key === selected || undefined}
                data-bad={isWrong(view) || undefined}
              >
                <DragHandle label={t("views.drag", { name: view.name })} />
                <UnstyledButton
                  className={classes.itemButton}
                  aria-current={view.key === selected ? "true" : undefined}
                  onClick={() => onSelect(view.key)}
                >
                  <Picture size={18} stroke={1.6} aria-hidden />
                  <span className={classes.itemName}>{view.name}</span>
                </UnstyledButton>
                <Menu position="bottom-end" shadow="md">
                  <Menu.Target>
                    <ActionIcon aria-label={t("formEditor.menu", { name: view.name })}>
                      <IconDots size={16} aria-hidden />
                    </ActionIcon>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => onCopy(view)}>
                      {t("common.copy")}
                    </Menu.Item>
                    <Menu.Item
                      c="var(--color-danger)"
                      disabled={view.builtin}
                      leftSection={<IconTrash size={16} aria-hidden />}
                      onClick={() => onRemove(view)}
                    >
                      {t("common.delete")}
                    </Menu.Item>
                  </Menu.Dropdown>
                </Menu>
              </div>
            </SortableItem>
          );
        })}
      </SortableList>
      <div className={classes.builtIn} title={t("views.emptyText")}>
        <IconLock size={16} stroke={1.6} aria-hidden />
        {t("views.allRecords")}
      </div>
    </nav>
  );
}
