import { ActionIcon, TextInput } from "@mantine/core";
import {
  type Icon,
  IconArrowDown,
  IconArrowUp,
  IconIndentDecrease,
  IconIndentIncrease,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { useT } from "../../../parts/i18n.tsx";
import classes from "./categories.module.css";
import { moved, problemOf, type Row, shifted, without } from "./draft.ts";

interface Props {
  readonly rows: readonly Row[];
  readonly at: number;
  readonly onChange: (rows: readonly Row[]) => void;
}

/** One category: its name, and where it stands among the others. */
export function CategoryRow({ rows, at, onChange }: Props) {
  const t = useT();
  // Nobody is told to enter a name while entering it for the first time.
  const [left, setLeft] = useState(false);
  const row = rows[at];
  if (!row) return null;
  const { name, depth } = row;
  const wrong = problemOf(row, rows);
  const tools = [
    ["up", IconArrowUp, moved(rows, at, -1)],
    ["down", IconArrowDown, moved(rows, at, 1)],
    ["deeper", IconIndentIncrease, shifted(rows, at, 1)],
    ["higher", IconIndentDecrease, shifted(rows, at, -1)],
    ["remove", IconTrash, without(rows, at)],
  ] as const satisfies readonly (readonly [string, Icon, readonly Row[] | undefined])[];
  return (
    <li className={classes.row} style={{ "--depth": depth } as React.CSSProperties}>
      <TextInput
        className={classes.name}
        aria-label={t("categories.name")}
        value={name}
        maxLength={64}
        error={wrong && (left || name !== "" || row.saved !== undefined) && t(wrong)}
        onBlur={() => setLeft(true)}
        autoFocus={row.saved === undefined && name === ""}
        onChange={(event) => {
          const value = event.currentTarget.value;
          onChange(rows.map((one) => (one === row ? { ...row, name: value } : one)));
        }}
      />
      <div className={classes.tools}>
        {tools.map(([does, ToolIcon, next]) => (
          <ActionIcon
            key={does}
            size={32}
            aria-label={t(`categories.${does}`, { name: name.trim() || t("categories.unnamed") })}
            aria-disabled={next === undefined}
            data-disabled={next === undefined || undefined}
            onClick={() => next && onChange(next)}
          >
            <ToolIcon size={17} aria-hidden />
          </ActionIcon>
        ))}
      </div>
    </li>
  );
}
