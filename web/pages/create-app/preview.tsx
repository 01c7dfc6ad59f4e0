import { Button, Collapse, Table } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconTable } from "@tabler/icons-react";
import { useT } from "../../parts/i18n.tsx";
import classes from "./create-app.module.css";
import type { TableView } from "./table.ts";

/** The first rows as they stand in the file. */
export function Preview({ view }: { readonly view: TableView }) {
  const t = useT();
  const [opened, { toggle }] = useDisclosure(true);
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-md"
        leftSection={<IconTable size={16} aria-hidden />}
        onClick={toggle}
        aria-expanded={opened}
        aria-controls="preview"
      >
        {opened ? t("createApp.previewHide") : t("createApp.previewShow")}
      </Button>
      <Collapse expanded={opened}>
        {/* Scrolls in both directions: reachable by key, too. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the focus */}
        <section id="preview" className={classes.preview} tabIndex={0} aria-label={t("createApp.preview")}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {view.columns.map(({ name }, index) => (
                  <Table.Th key={keyOf(index)}>
                    {name || t("createApp.unnamed", { number: index + 1 })}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {view.preview.map((row, index) => (
                <Table.Tr key={keyOf(index)}>
                  {view.columns.map((_, column) => (
                    <Table.Td key={keyOf(column)}>{row[column] ?? ""}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      </Collapse>
    </div>
  );
}

/** Rows and columns of a file have nothing but their place. */
const keyOf = (place: number) => `at ${place}`;
