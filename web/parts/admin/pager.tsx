import { ActionIcon, Group, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTexts } from "../i18n.tsx";

interface Props {
  readonly offset: number;
  /** how many a page holds */
  readonly size: number;
  /** how many this one shows */
  readonly shown: number;
  readonly total: number;
  readonly onGo: (offset: number) => void;
}

/** "1–100 of 345", and a way back and forth. */
export function Pager({ offset, size, shown, total, onGo }: Props) {
  const { t, number } = useTexts();
  return (
    <Group component="nav" aria-label={t("admin.pages")} justify="flex-end" gap={4} mt="xs">
      <Text size="sm" c="dimmed" role="status" mr={6}>
        {t("common.range", {
          from: number(offset + 1),
          to: number(offset + shown),
          total: number(total),
        })}
      </Text>
      <ActionIcon
        aria-label={t("common.previousPage")}
        disabled={offset === 0}
        onClick={() => onGo(Math.max(0, offset - size))}
        size={32}
      >
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={t("common.nextPage")}
        disabled={offset + shown >= total}
        onClick={() => onGo(offset + size)}
        size={32}
      >
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
