import type { TableRow } from "../../../src/core/fields/field.ts";
import { useT } from "../../parts/i18n.tsx";
import { FailureShown } from "../../parts/record-form/formula-note.tsx";
import { useMarks } from "../../parts/record-form/marks.ts";
import type { PictureOf, ShowProps } from "../field.ts";
import { columnsOf } from "./rows.ts";
import stacked from "./stacked.module.css";
import classes from "./table.module.css";

interface Props extends ShowProps<readonly TableRow[]> {
  readonly named: PictureOf;
}

/** A grid in a record; in a list folded to the number of rows. */
export function TableShow({ place, ...props }: Props) {
  const t = useT();
  if (place === "form") return <Grid {...props} />;
  if (props.value.length === 0) return null;
  return (
    <details className={classes.folded}>
      <summary>{t("record.rowCount", { count: props.value.length })}</summary>
      <Grid {...props} />
    </details>
  );
}

function Grid({ field, value, named, cellFailure }: Omit<Props, "place">) {
  const { hidden } = useMarks();
  const columns = columnsOf(field).filter(({ code }) => !hidden.includes(code));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who scrolls with the keyboard has to be able to come here
    <section className={classes.scroll} tabIndex={0} aria-label={field.label}>
      <table className={`${classes.table} ${stacked.stacked} subtable-gaia`}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.code} scope="col" data-align={named(column)?.align}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {value.map((row, at) => (
            <tr key={row.id} className="subtable-row-gaia">
              {columns.map((column) => {
                const picture = named(column);
                const failure = cellFailure?.(at, column.code);
                return (
                  <td
                    key={column.code}
                    data-align={picture?.align}
                    data-cell={column.code}
                    data-label={column.label}
                  >
                    {failure ? (
                      <FailureShown failure={failure} />
                    ) : (
                      picture && (
                        <picture.Show
                          field={column}
                          value={row.value[column.code]?.value ?? picture.empty}
                          place="form"
                        />
                      )
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
