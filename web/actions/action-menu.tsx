import { ActionIcon, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useT } from "../parts/i18n.tsx";
import { type Action, offered } from "./action.ts";

interface Props<Context> {
  readonly actions: readonly Action<Context>[];
  readonly context: Context;
  /** what the button does, for those who cannot see where it stands */
  readonly label: string;
}

/** "…": what can be done with this. Nothing is shown when nothing can. */
export function ActionMenu<Context>({ actions, context, label }: Props<Context>) {
  const t = useT();
  const possible = offered(actions, context);
  if (possible.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={label} size="lg">
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {possible.map(({ id, label, icon: Picture, danger, run }) => (
          <Menu.Item
            key={id}
            color={danger ? "red" : undefined}
            leftSection={<Picture size={16} aria-hidden />}
            onClick={() => run(context)}
          >
            {t(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
