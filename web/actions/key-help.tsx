import { Kbd, Modal, Table } from "@mantine/core";
import { IconKeyboard } from "@tabler/icons-react";
import { Fragment, useState } from "react";
import { useT } from "../parts/i18n.tsx";
import { type Action, offered } from "./action.ts";

/** "?" shows which keys the screen knows. The action goes into the screen's own list, the dialog onto the screen. */
export function useKeyHelp<Context>(actions: readonly Action<Context>[], context: Context) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  const help: Action<Context> = {
    id: "keys",
    label: "record.keys",
    icon: IconKeyboard,
    keys: ["?"],
    run: () => setOpened(true),
  };
  const shown = offered([...actions, help], context).filter(({ keys }) => keys !== undefined);
  const dialog = (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      title={t("record.keys")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {shown.map(({ id, label, keys }) => (
            <Table.Tr key={id}>
              <Table.Td w={140}>
                <Keys keys={keys ?? []} />
              </Table.Td>
              <Table.Td>{t(label)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
  return { help, dialog };
}

function Keys({ keys }: { readonly keys: readonly string[] }) {
  const t = useT();
  return keys.map((sequence, at) => (
    <Fragment key={sequence}>
      {at > 0 && ` ${t("record.or")} `}
      {sequence.split(" ").map((key) => (
        <Fragment key={key}>
          <Kbd size="sm">{key}</Kbd>{" "}
        </Fragment>
      ))}
    </Fragment>
  ));
}
