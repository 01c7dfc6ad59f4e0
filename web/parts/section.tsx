import { Paper, Text, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./section.module.css";

interface Props {
  readonly title: string;
  readonly text?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page of settings: what it is about on the left, the inputs on the right. */
export function Section({ title, text, children }: Props) {
  const id = useId();
  return (
    <Paper component="section" className={classes.section} aria-labelledby={id}>
      <div>
        <Title order={2} id={id} size="h3">
          {title}
        </Title>
        {text !== undefined && (
          <Text size="sm" c="dimmed" mt={4}>
            {text}
          </Text>
        )}
      </div>
      <div>{children}</div>
    </Paper>
  );
}
