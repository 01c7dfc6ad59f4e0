import { ActionIcon, Menu, UnstyledButton } from "@mantine/core";
import { IconCheck, IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useT, useTexts } from "../../parts/i18n.tsx";
import classes from "./list.module.css";
import { lastOffset, pageSizes } from "./plan.ts";
import type { List } from "./use-list.ts";

/** "1–20 of 345", a way back and forth, and how many records a page has. */
export function Pager({ list }: { readonly list: List }) {
  const t = useT();
  const { number } = useTexts();
  const { page, address, size, total, go, setSize } = list;
  if (!page.data || total === 0 || list.view.type === "CALENDAR") return null;
  const from = (address.page - 1) * size + 1;
  const to = Math.min(total, from + page.data.records.length - 1);
  const range = t("common.range", { from: number(from), to: number(to), total: number(total) });
  return (
    <nav className={classes.pager} aria-label={t("recordList.pages")}>
      <Menu position="bottom-end" width={190}>
        <Menu.Target>
          <UnstyledButton className={classes.range} aria-label={t("recordList.rangeAndSize", { range })}>
            {range}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t("recordList.perPage")}</Menu.Label>
          {pageSizes.map((choice) => (
            <Menu.Item
              key={choice}
              onClick={() => setSize(choice)}
              rightSection={choice === size ? <IconCheck size={16} aria-hidden /> : undefined}
            >
              {t("recordList.recordsPerPage", { count: choice })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ActionIcon
        aria-label={t("common.previousPage")}
        disabled={!canGoBack(list)}
        onClick={() => go({ page: address.page - 1 })}
        size={32}
      >
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={t("common.nextPage")}
        disabled={!canGoOn(list)}
        onClick={() => go({ page: address.page + 1 })}
        size={32}
      >
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </nav>
  );
}

export const canGoBack = ({ address }: List) => address.page > 1;
export const canGoOn = ({ address, size, total }: List) =>
  address.page * size < total && address.page * size <= lastOffset;
