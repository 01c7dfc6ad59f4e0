import type { ReactNode } from "react";
import type { Fields } from "../../../parts/form.ts";
import { useT } from "../../../parts/i18n.tsx";
import { isEveryone, rowId, type Subject } from "../acl/rows.ts";
import { SubjectRows } from "../acl/subject-rows.tsx";
import { AddSubject, useSubjectName } from "../acl/subjects.tsx";
import classes from "./rules.module.css";
import { holders, holdsDepartments, withRow } from "./rules.ts";

interface Props<Row extends Subject> {
  readonly rows: readonly Row[];
  readonly fields: Fields;
  readonly onRows: (rows: readonly Row[]) => void;
  readonly newRow: (entity: Subject["entity"]) => Row;
  /** over the rows */
  readonly head?: ReactNode;
  /** how wide what each may do is: a class of the rows */
  readonly width: string | undefined;
  /** what a row means, in a sentence, and what it means that nobody spoke of everyone */
  readonly wordsOf: (row: Row, name: string) => string;
  readonly others: string;
  readonly children: (row: Row, name: string, change: (row: Row) => void) => ReactNode;
}

/** Whom a rule is about, who may be named by fields too, and all of it once more in words. */
export function RuleSubjects<Row extends Subject>(props: Props<Row>) {
  const { rows, fields, onRows, newRow, head, width, wordsOf, others, children } = props;
  const t = useT();
  const nameOf = useSubjectName(fields);
  return (
    <>
      <div className={`${classes.rows} ${width}`}>
        {head}
        <SubjectRows
          rows={rows}
          nameOf={nameOf}
          hasSubs={(row) => holdsDepartments(row, fields)}
          onRows={onRows}
        >
          {children}
        </SubjectRows>
      </div>
      <AddSubject
        taken={rows}
        more={holders(fields).map(({ code }) => ({
          type: "FIELD_ENTITY",
          code,
          name: nameOf({ type: "FIELD_ENTITY", code }),
        }))}
        onAdd={(entity) => onRows(withRow(rows, newRow(entity)))}
      />
      <ul className={classes.summary} aria-label={t("rules.summary")}>
        {rows.map((row) => (
          <li key={rowId(row)}>{wordsOf(row, nameOf(row.entity))}</li>
        ))}
        {!rows.some(isEveryone) && <li>{others}</li>}
      </ul>
    </>
  );
}
