import { ActionIcon, Loader } from "@mantine/core";
import { IconCheck, IconDeviceFloppy, IconX } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Action } from "../../actions/action.ts";
import { useActionKeys } from "../../actions/keys.ts";
import { tellFinish } from "../../customize/list-events.ts";
import { useFormScripts } from "../../customize/use-form-scripts.ts";
import type { FieldProperty } from "../../fields/field.ts";
import { pictureOf } from "../../fields/index.ts";
import { copiedCodes, referenceOf } from "../../fields/relations.ts";
import { ApiError } from "../../parts/api.ts";
import type { AppForm } from "../../parts/app-form.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { useCalculation } from "../../parts/record-form/calculation.ts";
import { Lockable } from "../../parts/record-form/lockable.tsx";
import type { Marks } from "../../parts/record-form/marks.ts";
import { fieldOfPath } from "../../parts/record-form/problems.ts";
import { type FormState, useFormState } from "../../parts/record-form/state.ts";
import {
  changeRecord,
  idOf,
  type RecordData,
  recordQuery,
  recordsKey,
  revisionOf,
  type Values,
  valuesOf,
} from "../../parts/records.ts";
import { useToast } from "../../parts/toast.tsx";
import { useUnsavedChanges } from "../../parts/unsaved.tsx";
import { Conflict } from "../edit/conflict.tsx";
import classes from "./list.module.css";
import { RecordRow, type RowProps, ShownCell } from "./row.tsx";

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

interface Props extends RowProps {
  readonly onClose: () => void;
}

/**
 * A row as inputs. It begins with the whole record as it is now: formulas need fields that the view does not show, and
 * whoever saved since the list was loaded would only be told of as a conflict.
 */
export function EditRow(props: Props) {
  const { settings, columns, record } = props;
  const { data, error, refetch } = useQuery({
    ...recordQuery(settings.app, idOf(record)),
    // Of this one editing: what is saved meanwhile must not come under the hands of who types.
    queryKey: ["edit-row", settings.app, idOf(record)],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (data) return <Inputs {...props} record={data} />;
  return (
    <>
      <RecordRow {...props} onEdit={() => {}} />
      {error && (
        <tr className={classes.editing}>
          <td colSpan={columns.length + 2} className={classes.problem}>
            <ErrorNote error={error} onRetry={() => void refetch()} />
          </td>
        </tr>
      )}
    </>
  );
}

/** What cannot be edited here stays as it is shown. */
function Inputs({ settings, columns, record, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const client = useQueryClient();
  const { app, fields } = settings;
  const [begun, setBegun] = useState(record);
  const calculate = useCalculation(settings);
  const state = useFormState(valuesOf(record), calculate);
  const [error, setError] = useState<unknown>(null);
  const scripts = useFormScripts({
    is: "index.edit",
    form: settings,
    state,
    calculate,
    record: begun,
    onSaid: setError,
  });
  const letGo = useUnsavedChanges(state.dirty);
  const [saving, setSaving] = useState(false);
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => row.current?.querySelector<HTMLElement>("input:not([type=hidden]), textarea")?.focus(), []);

  const close = () => {
    onClose();
    tellFinish(app, idOf(record));
  };
  const save = async (revision = revisionOf(begun)) => {
    if (saving) return;
    setSaving(true);
    setError(null);
    try {
      const submitted = await scripts.submit();
      if (!submitted) return;
      const id = idOf(record);
      if (Object.keys(submitted.changes).length > 0) {
        await changeRecord(app, id, revision, submitted.changes);
        letGo();
        if (await scripts.saved(id)) return;
        await client.invalidateQueries({ queryKey: recordsKey(app) });
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
  const readNewest = () => client.fetchQuery(recordQuery(app, idOf(record)));
  const startAgain = async () => {
    const newest = await readNewest();
    setBegun(newest);
    state.start(valuesOf(newest));
    setError(null);
  };
  useActionKeys(editActions, { save: () => void save(), close });
  const given = givenElsewhere(fields);
  const shown = columns.map(({ code }) => code);
  return (
    <>
      <tr ref={row} className={classes.editing} aria-label={t("common.edit")}>
        <td className={classes.first}>{saving && <Loader size={16} />}</td>
        {columns
          .map((column) => fields[column.code] ?? column)
          .map((field) =>
            canEdit(field) && !given.has(field.code) ? (
              <EditCell key={field.code} field={field} state={scripts.state} marks={scripts.marks} />
            ) : (
              <ShownCell
                key={field.code}
                field={field}
                record={{ ...begun, ...(isComputed(field) && cellOf(field, state.values)) }}
                failure={state.failures[field.code]}
              />
            ),
          )}
        <td className={classes.last}>
          <ActionIcon
            variant="filled"
            color="pine"
            aria-label={t("common.save")}
            onClick={() => void save()}
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
              <Conflict
                app={app}
                id={idOf(record)}
                begun={begun}
                changes={state.changes}
                fields={fields}
                onStartAgain={startAgain}
                onSaveOver={async () => save(revisionOf(await readNewest()))}
              />
            ) : (
              <ErrorNote
                error={error}
                shown={shownPaths(error, shown)}
                nameOf={(path) => nameOf(path, fields)}
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
  return pictureOf(field.type)?.inline === true && !isComputed(field) && field.locked !== true;
}
const isComputed = (field: FieldProperty) => pictureOf(field.type)?.computed?.(field) === true;
const cellOf = ({ type, code }: FieldProperty, values: Values): RecordData => ({
  [code]: { type, value: values[code] ?? null },
});

/** A lookup fills them; or a list of related records hangs on them, which is not in sight here. */
function givenElsewhere(fields: AppForm["fields"]): ReadonlySet<string> {
  const all = Object.values(fields);
  return new Set([...copiedCodes(all), ...all.flatMap((field) => referenceOf(field)?.condition.field ?? [])]);
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
