import { Button, Group, Modal, Text } from "@mantine/core";
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import { useT } from "./i18n.tsx";

interface DialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly text?: ReactNode;
  /** the verb on the button, never just "OK" */
  readonly action: string;
  readonly cancel?: string;
  /** what happens cannot be undone */
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

export function ConfirmDialog({
  opened,
  title,
  text,
  action,
  cancel,
  danger,
  busy,
  onConfirm,
  onCancel,
}: DialogProps) {
  const t = useT();
  return (
    <Modal opened={opened} onClose={onCancel} title={<Text fw={650}>{title}</Text>} withCloseButton={false}>
      {text !== undefined && <Text c="dimmed">{text}</Text>}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onCancel} data-autofocus={danger || undefined}>
          {cancel ?? t("common.cancel")}
        </Button>
        <Button
          color={danger ? "red" : undefined}
          loading={busy}
          onClick={onConfirm}
          data-autofocus={!danger || undefined}
        >
          {action}
        </Button>
      </Group>
    </Modal>
  );
}

export type Question = Pick<DialogProps, "title" | "text" | "action" | "cancel" | "danger">;
type Confirm = (question: Question) => Promise<boolean>;
const ConfirmContext = createContext<Confirm | undefined>(undefined);

/** Lets an action ask in one line: `if (await confirm({ title, action: t("common.delete"), danger: true })) …` */
export function ConfirmProvider({ children }: { readonly children: ReactNode }) {
  const [opened, setOpened] = useState(false);
  // Stays while the dialog closes, so that its words do not vanish before it does.
  const [question, setQuestion] = useState<Question>({ title: "", action: "" });
  const answer = useRef<(yes: boolean) => void>(undefined);

  const confirm = useCallback<Confirm>((asked) => {
    setQuestion(asked);
    setOpened(true);
    return new Promise((resolve) => {
      answer.current = resolve;
    });
  }, []);
  const close = (yes: boolean) => {
    setOpened(false);
    answer.current?.(yes);
  };
  return (
    <ConfirmContext value={confirm}>
      {children}
      <ConfirmDialog
        {...question}
        opened={opened}
        onConfirm={() => close(true)}
        onCancel={() => close(false)}
      />
    </ConfirmContext>
  );
}

export function useConfirm(): Confirm {
  const confirm = useContext(ConfirmContext);
  if (confirm === undefined) throw new Error("useConfirm needs <ConfirmProvider> above it");
  return confirm;
}
