import { Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCode } from "@tabler/icons-react";

/** Says that a script of the app gave back something that cannot be: whoever wrote it has to read it. */
export function complain(title: string, problems: readonly string[]): void {
  notifications.show({
    title,
    message: problems.map((problem) => (
      <Text key={problem} size="sm" component="code" display="block">
        {problem}
      </Text>
    )),
    color: "red",
    icon: <IconCode size={18} aria-hidden />,
    autoClose: false,
    role: "alert",
  });
}
