import {
  Center,
  CloseButton,
  Group,
  Kbd,
  SegmentedControl,
  Select,
  TextInput,
  VisuallyHidden,
} from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconLayoutGrid, IconList, IconSearch } from "@tabler/icons-react";
import { useRef } from "react";
import { useT } from "../../parts/i18n.tsx";
import type { Order } from "./order.ts";
import classes from "./portal.module.css";

export type Layout = "tiles" | "rows";
interface Props {
  readonly search: string;
  readonly setSearch: (search: string) => void;
  readonly order: Order;
  readonly setOrder: (order: Order) => void;
  readonly layout: Layout;
  readonly setLayout: (layout: Layout) => void;
}

export function Toolbar({ search, setSearch, order, setOrder, layout, setLayout }: Props) {
  const t = useT();
  const box = useRef<HTMLInputElement>(null);
  useHotkeys([["/", () => box.current?.focus()]]);
  return (
    <Group className={classes.toolbar} gap="xs">
      <TextInput
        ref={box}
        className={classes.search}
        aria-label={t("portal.search")}
        placeholder={t("portal.search")}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && setSearch("")}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          search === "" ? (
            <Kbd size="xs" aria-hidden className={classes.key}>
              /
            </Kbd>
          ) : (
            <CloseButton size="sm" aria-label={t("common.clear")} onClick={() => setSearch("")} />
          )
        }
      />
      <Select
        className={classes.order}
        aria-label={t("portal.sort")}
        allowDeselect={false}
        checkIconPosition="right"
        value={order}
        onChange={(value) => value !== null && setOrder(value)}
        data={[
          { value: "changed" as const, label: t("portal.sortChanged") },
          { value: "created" as const, label: t("portal.sortCreated") },
          { value: "name" as const, label: t("portal.sortName") },
        ]}
      />
      <SegmentedControl
        aria-label={t("portal.layout")}
        value={layout}
        onChange={setLayout}
        data={[
          { value: "tiles" as const, label: picture(IconLayoutGrid, t("portal.tiles")) },
          { value: "rows" as const, label: picture(IconList, t("portal.rows")) },
        ]}
      />
    </Group>
  );
}

function picture(Picture: typeof IconList, label: string) {
  return (
    <Center>
      <Picture size={18} aria-hidden />
      <VisuallyHidden>{label}</VisuallyHidden>
    </Center>
  );
}
