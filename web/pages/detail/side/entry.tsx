import { Avatar, Button, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { useTexts } from "../../../parts/i18n.tsx";
import classes from "./side.module.css";

interface HeadProps {
  readonly name: string;
  readonly time: string;
  readonly children: ReactNode;
}

/** Who did it and when; beside it what one can do with it. */
export function EntryHead({ name, time, children }: HeadProps) {
  const { dateTime } = useTexts();
  return (
    <Group gap={8} wrap="nowrap" align="flex-start">
      <Avatar size={28} name={name} classNames={{ placeholder: classes.initials }} aria-hidden />
      <div className={classes.who}>
        <span className={classes.name}>{name}</span>
        <time className={classes.time} dateTime={time}>
          {dateTime(time)}
        </time>
      </div>
      {children}
    </Group>
  );
}

interface MoreProps {
  readonly pages: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    fetchNextPage(): unknown;
  };
  readonly label: string;
}

export function More({ pages, label }: MoreProps) {
  if (!pages.hasNextPage) return null;
  return (
    <Button
      variant="default"
      size="xs"
      fullWidth
      loading={pages.isFetchingNextPage}
      onClick={() => pages.fetchNextPage()}
    >
      {label}
    </Button>
  );
}
