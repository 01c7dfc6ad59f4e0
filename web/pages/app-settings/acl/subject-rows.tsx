import { ActionIcon, Checkbox } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { moved } from "../../../fields/parts/settings/options.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { SortableItem, SortableList } from "../../../parts/sortable.tsx";
import classes from "./acl.module.css";
import { isEveryone, rowId, type Subject } from "./rows.ts";
import { Who } from "./subjects.tsx";

interface RowsProps<Row extends Subject> {
  readonly rows: readonly Row[];
  readonly nameOf: (entity: Subject["entity"] | undefined) => string;
  /** the row is about departments, and may count those below them */
  readonly hasSubs?: (row: Row) => boolean;
  readonly onRows: (rows: readonly Row[]) => void;
  /** what this one may do */
  readonly children: (row: Row, name: string, change: (row: Row) => void) => ReactNode;
}

/** Rows of permissions: whom each is about, in an order that counts. Everyone stays last. */
export function SubjectRows<Row extends Subject>(props: RowsProps<Row>) {
  const { rows, nameOf, hasSubs, onRows, children } = props;
  const t = useT();
  return (
    <SortableList
      ids={rows.filter((row) => !isEveryone(row)).map(rowId)}
      nameOf={(id) => nameOf(rows.find((row) => rowId(row) === id)?.entity)}
      onMove={(from, to) => onRows(moved(rows, from, to))}
    >
      {rows.map((row, at) => {
        const name = nameOf(row.entity);
        const change = (changed: Row) => onRows(rows.with(at, changed));
        return (
          <SortableItem key={rowId(row)} id={rowId(row)}>
            <fieldset className={classes.row} aria-label={name}>
              <Who
                row={row}
                name={name}
                {...(hasSubs && { hasSubs: hasSubs(row) })}
                onSubs={(includeSubs) => change({ ...row, includeSubs })}
              />
              {children(row, name, change)}
              <div className={classes.end}>
                <ActionIcon
                  aria-label={t("appSettings.aclRemove", { who: name })}
                  onClick={() => onRows(rows.toSpliced(at, 1))}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </div>
            </fieldset>
          </SortableItem>
        );
      })}
    </SortableList>
  );
}

/** Over the columns of boxes, where there is room for columns. */
export function RightsHead({ names }: { readonly names: readonly string[] }) {
  const t = useT();
  return (
    <div className={classes.head} aria-hidden>
      <span className={classes.who}>{t("appSettings.aclWho")}</span>
      {names.map((name) => (
        <span key={name} className={classes.right}>
          {name}
        </span>
      ))}
      <span className={classes.end} />
    </div>
  );
}

interface RightBoxProps {
  readonly who: string;
  readonly right: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function RightBox({ who, right, checked, onChange }: RightBoxProps) {
  const t = useT();
  return (
    <div className={classes.right}>
      <Checkbox
        aria-label={t("appSettings.aclRight", { who, right })}
        label={<span className={classes.rightName}>{right}</span>}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}
