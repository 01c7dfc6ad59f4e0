import { ActionIcon, Loader, Text, Title } from "@mantine/core";
import { IconFileCode, IconTrash, IconWorld } from "@tabler/icons-react";
import type { Dispatch, SetStateAction } from "react";
import { showSize } from "../../../fields/file/size.ts";
import { useTexts } from "../../../parts/i18n.tsx";
import { DragHandle, SortableItem, SortableList } from "../../../parts/sortable.tsx";
import { AddEntries } from "./add-entries.tsx";
import classes from "./customize.module.css";
import { type Entry, type ListName, nameOf } from "./data.ts";
import { useUploads } from "./use-uploads.ts";

interface Props {
  readonly name: ListName;
  readonly entries: readonly Entry[];
  readonly locked: boolean;
  readonly setEntries: Dispatch<SetStateAction<readonly Entry[]>>;
  /** one more upload runs, or one less */
  readonly onUploading: (more: 1 | -1) => void;
}

/** One list: its entries in the order in which pages load them, and the ways to add one. */
export function EntryList({ name, entries, locked, setEntries, onUploading }: Props) {
  const { t } = useTexts();
  const { running, upload, problem, setProblem } = useUploads({ name, entries, setEntries, onUploading });
  const title = t(`customize.list.${name}`);
  const move = (from: number, to: number) =>
    setEntries((now) => {
      const others = now.filter((_, at) => at !== from);
      return [...others.slice(0, to), ...now.slice(from, from + 1), ...others.slice(to)];
    });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the button, which does the same
    <div
      className={classes.list}
      onDragOver={(event) => !locked && event.preventDefault()}
      onDrop={(event) => {
        if (locked || event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        upload([...event.dataTransfer.files]);
      }}
    >
      <Title order={4} aria-label={title}>
        {t(name.endsWith(".js") ? "customize.js" : "customize.css")}
      </Title>
      {entries.length === 0 && running.length === 0 && (
        <Text c="dimmed" size="sm">
          {t("customize.empty")}
          {!locked && ` ${t("customize.dropHere")}`}
        </Text>
      )}
      <SortableList
        ids={entries.map(({ id }) => id)}
        nameOf={(id) => entries.filter((entry) => entry.id === id).map(nameOf)[0] ?? ""}
        onMove={move}
      >
        <ol className={classes.entries} aria-label={title}>
          {entries.map((entry) => (
            <li key={entry.id}>
              <SortableItem id={entry.id}>
                <Row
                  entry={entry}
                  locked={locked}
                  onRemove={() => setEntries((now) => now.filter(({ id }) => id !== entry.id))}
                />
              </SortableItem>
            </li>
          ))}
        </ol>
      </SortableList>
      {running.map(({ id, name }) => (
        <div key={id} className={classes.entry} role="status">
          <Loader size={16} />
          <span className={classes.name}>{name}</span>
          <Text size="xs" c="dimmed">
            {t("customize.uploading")}
          </Text>
        </div>
      ))}
      {!locked && (
        <AddEntries
          name={name}
          title={title}
          count={entries.length + running.length}
          problem={problem}
          onProblem={setProblem}
          onFiles={upload}
          onAddress={(url) => setEntries((now) => [...now, { id: crypto.randomUUID(), type: "URL", url }])}
        />
      )}
    </div>
  );
}

interface RowProps {
  readonly entry: Entry;
  readonly locked: boolean;
  readonly onRemove: () => void;
}

function Row({ entry, locked, onRemove }: RowProps) {
  const { t, language } = useTexts();
  const name = nameOf(entry);
  const Picture = entry.type === "URL" ? IconWorld : IconFileCode;
  return (
    <div className={classes.entry}>
      {!locked && <DragHandle label={t("customize.move", { name })} />}
      <Picture size={18} stroke={1.6} aria-hidden className={classes.picture} />
      <span className={classes.name} title={name}>
        {name}
      </span>
      <Text size="xs" c="dimmed" className={classes.about}>
        {entry.type === "URL" ? t("customize.fromAddress") : showSize(entry.size, language)}
      </Text>
      {!locked && (
        <ActionIcon aria-label={t("customize.remove", { name })} onClick={onRemove}>
          <IconTrash size={17} stroke={1.6} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}
