import { VisuallyHidden } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { useConfirm } from "../../../parts/confirm.tsx";
import { ErrorPage } from "../../../parts/error-pages.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { LoadingPage } from "../../../parts/loading.tsx";
import { formQuery, useAppId } from "../data.ts";
import { SaveError } from "../save-bar.tsx";
import { Canvas } from "./canvas.tsx";
import { copyOf, copyOfBlock } from "./copy.ts";
import { DraggingArea } from "./dragging-area.tsx";
import { isBuiltIn } from "./editor.ts";
import { FieldDialog } from "./field-dialog.tsx";
import classes from "./form.module.css";
import { findPart, isField, type Place, rowOf } from "./form.ts";
import { LayoutDialog } from "./layout-dialog.tsx";
import { newPart, partName, typeName } from "./new-part.ts";
import { Palette } from "./palette.tsx";
import type { PartCommands } from "./part-card.tsx";
import { Toolbar } from "./toolbar.tsx";
import { type LoadedForm, useFormEditor } from "./use-form-editor.ts";

/** The tab "Form". */
export function FormTab() {
  const { data, error, refetch } = useQuery(formQuery(useAppId()));
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingPage />;
  return (
    <FormEditor server={data} reload={async () => (await refetch({ throwOnError: true })).data ?? data} />
  );
}

interface Props {
  readonly server: LoadedForm;
  readonly reload: () => Promise<LoadedForm>;
}

function FormEditor({ server, reload }: Props) {
  const t = useT();
  const work = useFormEditor(server, reload);
  const { editor, dispatch, dirty, problems } = work;
  const { form } = editor;
  const [opened, setOpened] = useState<string>();
  const [said, setSaid] = useState("");
  const commands = usePartCommands(work, setOpened);

  const add = (type: string, place: Place = { newRow: true }) => {
    const aside = form.aside.find((part) => part.type === type);
    if (aside) dispatch({ do: "place", key: aside.key, place });
    else if (!isBuiltIn(type)) dispatch({ do: "add", part: newPart(type, form, t), place });
    setSaid(t("formEditor.added", { name: typeName(type, t) }));
  };
  useHotkeys([
    ["mod+Z", () => dispatch({ do: "undo" })],
    ["mod+shift+Z", () => dispatch({ do: "redo" })],
    ["mod+Y", () => dispatch({ do: "redo" })],
  ]);
  useHotkeys([["mod+S", () => work.canSave && void work.save()]], []);

  const part = findPart(form, opened);
  const close = () => setOpened(undefined);
  return (
    <DraggingArea form={form} onAdd={add} onPlace={(key, place) => dispatch({ do: "place", key, place })}>
      <div className={classes.editor}>
        <Palette form={form} onAdd={add} />
        <div className={classes.side}>
          <Toolbar
            editor={editor}
            dirty={dirty}
            busy={work.busy}
            wrong={work.wrong}
            onUndo={() => dispatch({ do: "undo" })}
            onRedo={() => dispatch({ do: "redo" })}
            onCancel={work.cancel}
            onSave={() => void work.save()}
          />
          <SaveError error={work.error} onTakeTheirs={() => void work.takeTheirs()} />
          <Canvas form={form} problems={problems} commands={commands} selected={editor.selected} />
        </div>
      </div>
      {part && isField(part) && (
        <FieldDialog
          key={part.key}
          part={part}
          form={form}
          refused={work.refused.get(part.key)}
          onApply={(change) => {
            dispatch({ do: "edit", key: part.key, change });
            close();
          }}
          onClose={close}
        />
      )}
      {part && !isField(part) && (
        <LayoutDialog
          key={part.key}
          part={part}
          onApply={(change) => {
            dispatch({ do: "edit", key: part.key, change });
            close();
          }}
          onClose={close}
        />
      )}
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </DraggingArea>
  );
}

/** The same object for as long as the page lives, so that cards are drawn again only when they change. */
function usePartCommands(
  { editor, dispatch }: Pick<ReturnType<typeof useFormEditor>, "editor" | "dispatch">,
  open: (key: string) => void,
): PartCommands {
  const t = useT();
  const confirm = useConfirm();
  const form = useRef(editor.form);
  useEffect(() => {
    form.current = editor.form;
  }, [editor.form]);

  return useMemo(
    () => ({
      open,
      step: (key, step) => dispatch({ do: "step", key, step }),
      resize: (key, size) => dispatch({ do: "resize", key, size }),
      duplicate: (key) => {
        const row = rowOf(form.current, key);
        if (row?.head?.key === key) {
          return dispatch({ do: "duplicateBlock", key, fields: copyOfBlock(row, form.current) });
        }
        const field = findPart(form.current, key)?.field;
        dispatch({ do: "duplicate", key, field: field && copyOf(field, form.current) });
      },
      remove: async (key) => {
        const part = findPart(form.current, key);
        // Values are at stake only where records can have them.
        const loses = part?.saved !== undefined && !isBuiltIn(part.type);
        const question = {
          title: t("formEditor.removeTitle", { name: part ? partName(part, t) : "" }),
          text: t("formEditor.removeText"),
          action: t("formEditor.remove"),
          danger: true,
        };
        if (!loses || (await confirm(question))) dispatch({ do: "remove", key });
      },
    }),
    [confirm, dispatch, open, t],
  );
}
