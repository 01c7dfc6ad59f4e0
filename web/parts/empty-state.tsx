import { Box, Stack, Text, Title } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./empty-state.module.css";

interface Props {
  readonly icon: Icon;
  readonly title: string;
  readonly text?: ReactNode;
  /** what to do about it */
  readonly children?: ReactNode;
}

/** Says why there is nothing here, and what to do next. */
export function EmptyState({ icon: Picture, title, text, children }: Props) {
  return (
    <Stack className={classes.box} align="center" gap="sm">
      <Box className={classes.picture}>
        <Picture size={30} stroke={1.5} aria-hidden />
      </Box>
      <Title order={2} ta="center">
        {title}
      </Title>
      {text !== undefined && (
        <Text c="dimmed" ta="center" maw="44ch">
          {text}
        </Text>
      )}
      {children !== undefined && <Box mt="xs">{children}</Box>}
    </Stack>
  );
}
