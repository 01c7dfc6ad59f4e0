import type { TableRow, WireValue } from "../../../../src/core/fields/field.ts";
import type { FieldProperty } from "../../../fields/field.ts";
import { pictureOf } from "../../../fields/index.ts";
import type { Fields } from "../../../parts/form.ts";
import { useT } from "../../../parts/i18n.tsx";
import type { Change } from "./history-data.ts";
import classes from "./side.module.css";

interface Props {
  readonly fields: Fields;
  readonly changes: readonly Change[];
  /** what the two columns are called */
  readonly before: string;
  readonly after: string;
}

/** Field by field what was, beside what came. */
export function Changes({ fields, changes, before, after }: Props) {
  const t = useT();
  return (
    <table className={classes.changes}>
      <thead>
        <tr>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      {changes.map((change) => {
        const field = fields[change.code] ?? { code: change.code, type: change.type, label: change.code };
        return (
          <tbody key={change.code}>
            <tr>
              <th colSpan={2} scope="rowgroup">
                {field.label === "" ? t("history.field") : field.label}
              </th>
            </tr>
            <tr>
              <td className={classes.before}>
                <Value field={field} value={change.before} />
              </td>
              <td className={classes.after}>
                <Value field={field} value={change.after} />
              </td>
            </tr>
          </tbody>
        );
      })}
    </table>
  );
}

interface ValueProps {
  readonly field: FieldProperty;
  readonly value: WireValue;
}

function Value({ field, value }: ValueProps) {
  const t = useT();
  const isEmpty = value === null || value === "" || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return <span className={classes.empty}>{t("history.empty")}</span>;
  if (field.type === "SUBTABLE") return <Rows field={field} rows={value as readonly TableRow[]} />;
  const picture = pictureOf(field.type);
  if (picture) return <picture.Show field={field} value={value} place="list" />;
  return <>{plain(value)}</>;
}

/** Types without a picture of their own: choices, people, files by their names. */
function plain(value: WireValue): string {
  if (!Array.isArray(value)) return typeof value === "object" ? "" : value;
  return (value as readonly (string | { readonly name: string })[])
    .map((one) => (typeof one === "string" ? one : one.name))
    .join(", ");
}

function Rows({ field, rows }: { readonly field: FieldProperty; readonly rows: readonly TableRow[] }) {
  const columns = (field.fields ?? {}) as Readonly<Record<string, FieldProperty>>;
  return (
    <ol className={classes.rows}>
      {rows.map(({ id, value }) => (
        <li key={id}>
          <dl>
            {Object.entries(value).map(([code, cell]) => {
              const column = columns[code] ?? { code, type: cell.type, label: code };
              return (
                <div key={code} style={{ display: "contents" }}>
                  <dt>{column.label}</dt>
                  <dd>
                    <Value field={column} value={cell.value} />
                  </dd>
                </div>
              );
            })}
          </dl>
        </li>
      ))}
    </ol>
  );
}
