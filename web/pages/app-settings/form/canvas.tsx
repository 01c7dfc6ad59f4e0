import { useDroppable } from "@dnd-kit/core";
import { IconForms } from "@tabler/icons-react";
import { EmptyState } from "../../../parts/empty-state.tsx";
import { useT } from "../../../parts/i18n.tsx";
import type { FieldProblems } from "./check.ts";
import classes from "./form.module.css";
import { type Form, isGroup, type Place, type Row } from "./form.ts";
import { placeId } from "./moves.ts";
import { PartCard, type PartCommands } from "./part-card.tsx";

interface Props {
  readonly form: Form;
  readonly problems: ReadonlyMap<string, FieldProblems>;
  readonly commands: PartCommands;
  readonly selected?: string;
}

/** The form as rows of parts. Between them are the gaps in which parts can be dropped. */
export function Canvas({ form, problems, commands, selected }: Props) {
  const t = useT();
  return (
    <section className={classes.canvas} aria-label={t("formEditor.canvas")}>
      <Rows form={form} problems={problems} commands={commands} selected={selected} />
      {form.rows.length === 0 && (
        <div className={classes.empty}>
          <EmptyState icon={IconForms} title={t("formEditor.emptyTitle")} text={t("formEditor.emptyText")} />
        </div>
      )}
      <Gap place={{ newRow: true }} last />
    </section>
  );
}

/** The rows of the form, or those of one group. */
function Rows({ within, ...props }: Props & { readonly within?: string }) {
  const rows = props.form.rows.filter((row) => row.within === within);
  return rows.map((row) => (
    <div key={row.key}>
      <Gap place={{ newRow: true, before: row.key }} />
      {row.head ? <Box row={row} {...props} /> : <RowOfParts row={row} {...props} />}
    </div>
  ));
}

/** A table with its columns, or a group with its rows. */
function Box({ row, ...props }: Props & { readonly row: Row }) {
  const { problems, commands, selected } = props;
  const { head } = row;
  if (!head) return null;
  return (
    <PartCard
      part={head}
      problems={problems.get(head.key)}
      commands={commands}
      selected={head.key === selected}
    >
      {isGroup(row) ? (
        <div className={classes.box}>
          <Rows {...props} within={row.key} />
          <Gap place={{ newRow: true, within: row.key }} inBox />
        </div>
      ) : (
        <div className={classes.box} data-columns>
          <RowOfParts row={row} {...props} />
        </div>
      )}
    </PartCard>
  );
}

function RowOfParts({ row, problems, commands, selected }: Omit<Props, "form"> & { readonly row: Row }) {
  return (
    <div className={classes.row}>
      {row.parts.map((part) => (
        <div key={part.key} className={classes.slot}>
          <Gap place={{ in: row.key, before: part.key }} />
          <PartCard
            part={part}
            problems={problems.get(part.key)}
            commands={commands}
            selected={part.key === selected}
          />
        </div>
      ))}
      <Gap place={{ in: row.key }} last />
    </div>
  );
}

interface GapProps {
  readonly place: Place;
  readonly last?: boolean;
  /** the room for new rows in a group */
  readonly inBox?: boolean;
}

function Gap({ place, last, inBox }: GapProps) {
  const { setNodeRef, isOver } = useDroppable({ id: placeId(place), data: { place } });
  const standing = "in" in place;
  return (
    <div
      ref={setNodeRef}
      className={classes.gap}
      data-standing={standing || undefined}
      data-lying={!standing || undefined}
      data-last={last || undefined}
      data-in-box={inBox || undefined}
      data-over={isOver || undefined}
    />
  );
}
