import { ActionIcon, Button, Group, Loader } from "@mantine/core";
import { IconCheck, IconDeviceFloppy, IconX } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Action } from "../../actions/action.ts";
import { useActionKeys } from "../../actions/keys.ts";
import { tellFinish } from "../../customize/list-events.ts";
import { useFormScripts } from "../../customize/use-form-scripts.ts";
import type { FieldProperty } from "../../fields/field.ts";
import { pictureOf } from "../../fields/index.ts";
import { ApiError } from "../../parts/api.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { Lockable } from "../../parts/record-form/lockable.tsx";
import type { Marks } from "../../parts/record-form/marks.ts";
import { fieldOfPath } from "../../parts/record-form/problems.ts";
import { asTyped, type FormState, useFormState } from "../../parts/record-form/state.ts";
import { changeRecord, idOf, recordsKey, revisionOf, valuesOf } from "../../parts/records.ts";
import { useToast } from "../../parts/toast.tsx";
import { useUnsavedChanges } from "../../parts/unsaved.tsx";
import classes from "./list.module.css";
import { type RowProps, ShownCell } from "./row.tsx";

/** Formulas wait for the record's own page. */
const inList = { is: "index.edit" as const, calculate: asTyped };

interface EditContext {
  readonly save: () => void;
  readonly close: () => void;
}
const editActions: readonly Action<EditContext>[] = [
  {
    id: "save",
    label: "common.save",
    icon: IconDeviceFloppy,
    keys: ["Ctrl+s"],
    whileTyping: true,
    run: ({ save }) => save(),
  },
  {
    id: "cancel",
    label: "common.cancel",
    icon: IconX,
    keys: ["Escape"],
    whileTyping: true,
    run: ({ close }) => close(),
  },
];

/** A row as inputs. What cannot be edited here stays as it is shown. */
export function EditRow({
  settings,
  list,
  columns,
  record,
  onClose,
}: RowProps & { readonly onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const client = useQueryClient();
  const state = useFormState(valuesOf(record));
  const [error, setError] = useState<unknown>(null);
  const { is, calculate } = inList;
  const scripts = useFormScripts({ is, form: settings, state, calculate, record, onSaid: setError });
  const letGo = useUnsavedChanges(state.dirty);
  const [saving, setSaving] = useState(false);
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => row.current?.querySelector<HTMLElement>("input:not([type=hidden]), textarea")?.focus(), []);

  const close = () => {
    onClose();
    tellFinish(settings.app, idOf(record));
  };
  const save = async () => {
    if (saving) return;
    setSaving(true);
    setError(null);
    try {
      const submitted = await scripts.submit();
      if (!submitted) return;
      const id = idOf(record);
      if (Object.keys(submitted.changes).length > 0) {
        await changeRecord(settings.app, id, revisionOf(record), submitted.changes);
        letGo();
        if (await scripts.saved(id)) return;
        await client.invalidateQueries({ queryKey: recordsKey(settings.app) });
        toast.done(t("common.saved"));
      } else if (await scripts.saved(id)) return;
      close();
    } catch (failure) {
      state.fail(failure);
      setError(failure);
    } finally {
      setSaving(false);
    }
  };
  useActionKeys(editActions, { save, close });
  const shown = columns.map(({ code }) => code);
  return (
    <>
      <tr ref={row} className={classes.editing} aria-label={t("common.edit")}>
        <td className={classes.first}>{saving && <Loader size={16} />}</td>
        {columns
          .map((column) => settings.fields[column.code] ?? column)
          .map((field) =>
            canEdit(field) ? (
              <EditCell key={field.code} field={field} state={scripts.state} marks={scripts.marks} />
            ) : (
              <ShownCell key={field.code} field={field} record={record} />
            ),
          )}
        <td className={classes.last}>
          <ActionIcon
            variant="filled"
            color="pine"
            aria-label={t("common.save")}
            onClick={save}
            size={30}
            disabled={saving}
          >
            <IconCheck size={17} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t("common.cancel")} onClick={close} size={30}>
            <IconX size={17} aria-hidden />
          </ActionIcon>
        </td>
      </tr>
      {error !== null && (
        <tr className={classes.editing}>
          <td colSpan={columns.length + 2} className={classes.problem}>
            {isConflict(error) ? (
              <Group>
                {t("record.conflictText")}
                <Button
                  size="xs"
                  variant="default"
                  onClick={async () => {
                    letGo();
                    onClose();
                    await list.page.refetch();
                  }}
                >
                  {t("record.loadNewest")}
                </Button>
              </Group>
            ) : (
              <ErrorNote
                error={error}
                shown={shownPaths(error, shown)}
                nameOf={(path) => nameOf(path, settings.fields)}
              />
            )}
          </td>
        </tr>
      )}
    </>
  );
}

const isConflict = (error: unknown) => error instanceof ApiError && error.status === 409;
const shownPaths = (error: unknown, codes: readonly string[]) =>
  error instanceof ApiError
    ? Object.keys(error.errors).filter((path) => codes.includes(fieldOfPath(path) ?? ""))
    : [];
const nameOf = (path: string, fields: RowProps["settings"]["fields"]) =>
  fields[fieldOfPath(path) ?? ""]?.label ?? path;

function canEdit(field: FieldProperty): boolean {
  const picture = pictureOf(field.type);
  return picture?.inline === true && !picture.computed?.(field) && field.locked !== true;
}

interface CellProps {
  readonly field: FieldProperty;
  readonly state: FormState;
  readonly marks: Marks;
}

function EditCell({ field, state, marks }: CellProps) {
  const picture = pictureOf(field.type);
  if (!picture?.Edit) return <td />;
  return (
    <td data-field-code={field.code} style={{ minWidth: picture.editWidth }}>
      <Lockable locked={marks.disabled.includes(field.code)} onLeave={state.leave}>
        <picture.Edit
          field={field}
          value={state.values[field.code] ?? picture.empty}
          onChange={(value) => state.set(field.code, value)}
          errors={state.messages[field.code] ?? []}
          compact
        />
      </Lockable>
    </td>
  );
}
