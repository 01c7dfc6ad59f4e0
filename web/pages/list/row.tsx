import { ActionIcon } from "@mantine/core";
import { IconFileText, IconPencil, IconTrash } from "@tabler/icons-react";
import { Link } from "react-router";
import type { FailureKind } from "../../../src/core/expression/value.ts";
import type { FieldProperty } from "../../fields/field.ts";
import { pictureOf } from "../../fields/index.ts";
import { useT } from "../../parts/i18n.tsx";
import { FailureShown } from "../../parts/record-form/formula-note.tsx";
import { idOf, type RecordData } from "../../parts/records.ts";
import { recordAddress } from "../detail/address.ts";
import classes from "./list.module.css";
import { useDelete } from "./use-delete.ts";
import type { List, ListSettings } from "./use-list.ts";

export interface RowProps {
  readonly settings: ListSettings;
  readonly list: List;
  readonly columns: readonly FieldProperty[];
  readonly record: RecordData;
  /** on this page, from 0 */
  readonly position: number;
}

export function RecordRow({
  settings,
  list,
  columns,
  record,
  position,
  onEdit,
}: RowProps & { readonly onEdit: () => void }) {
  const t = useT();
  const { rights, general } = settings;
  const inline = rights.recordEditable && general.enableInlineRecordEditing;
  const remove = useDelete(settings);
  return (
    <tr className="recordlist-row-gaia" onDoubleClick={inline ? onEdit : undefined}>
      <td className={classes.first}>
        <ActionIcon
          component={Link}
          to={addressOf(settings, list, record, position)}
          aria-label={t("recordList.show")}
          data-record-link
          size={30}
        >
          <IconFileText size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </td>
      {columns.map((field) => (
        <ShownCell key={field.code} field={field} record={record} />
      ))}
      <td className={classes.last}>
        {inline && (
          <ActionIcon
            aria-label={t("common.edit")}
            className="recordlist-edit-gaia"
            onClick={onEdit}
            size={30}
          >
            <IconPencil size={17} stroke={1.6} aria-hidden />
          </ActionIcon>
        )}
        {rights.recordDeletable && (
          <ActionIcon aria-label={t("common.delete")} onClick={() => remove(record)} size={30}>
            <IconTrash size={17} stroke={1.6} aria-hidden />
          </ActionIcon>
        )}
      </td>
    </tr>
  );
}

interface CellProps {
  readonly field: FieldProperty;
  readonly record: RecordData;
  /** while it is edited: why the formula has no result */
  readonly failure?: FailureKind;
}

export function ShownCell({ field, record, failure }: CellProps) {
  const picture = pictureOf(field.type);
  if (!picture) return <td />;
  return (
    <td data-align={picture.align}>
      <div className={classes.clip} data-field-code={field.code}>
        {failure ? (
          <FailureShown failure={failure} />
        ) : (
          <picture.Show field={field} value={record[field.code]?.value ?? picture.empty} place="list" />
        )}
      </div>
    </td>
  );
}

/** The record's page knows the list it was opened from, so that "next" goes on in it. */
export function addressOf({ app }: ListSettings, list: List, record: RecordData, position: number): string {
  const { view, address, category, size } = list;
  return recordAddress(app, idOf(record), {
    view: view.id,
    query: address.query,
    category,
    position: (address.page - 1) * size + position,
    size,
  });
}
