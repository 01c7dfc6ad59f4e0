import { type Dispatch, type SetStateAction, useState } from "react";
import { api } from "../../../parts/api.ts";
import { errorText } from "../../../parts/error-note.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { type Entry, type ListName, largestFile, mostEntries } from "./data.ts";

interface Upload {
  readonly id: string;
  readonly name: string;
}
interface Options {
  readonly name: ListName;
  readonly entries: readonly Entry[];
  readonly setEntries: Dispatch<SetStateAction<readonly Entry[]>>;
  readonly onUploading: (more: 1 | -1) => void;
}

/** Files on their way to the server; each joins the list when it has arrived. */
export function useUploads({ name, entries, setEntries, onUploading }: Options) {
  const t = useT();
  const [running, setRunning] = useState<readonly Upload[]>([]);
  const [problem, setProblem] = useState<string>();
  const kind = name.endsWith(".js") ? "js" : "css";

  const wrong = (file: File): string | undefined => {
    if (file.size > largestFile) return t("customize.tooLarge", { name: file.name });
    if (file.name.toLowerCase().endsWith(`.${kind}`)) return undefined;
    return t("customize.wrongKind", { name: file.name, kind: t(`customize.${kind}`) });
  };

  async function take(file: File): Promise<void> {
    const id = crypto.randomUUID();
    setRunning((now) => [...now, { id, name: file.name }]);
    onUploading(1);
    try {
      const { fileKey } = await api.upload(file);
      const entry = { id, type: "FILE", fileKey, name: file.name, size: String(file.size) } as const;
      setEntries((now) => [...now, entry]);
    } catch (error) {
      setProblem(`${file.name}: ${errorText(error, t)}`);
    } finally {
      setRunning((now) => now.filter((upload) => upload.id !== id));
      onUploading(-1);
    }
  }

  /** One after another, so that they stand in the order in which they were chosen. */
  async function upload(files: readonly File[]): Promise<void> {
    const good = files.filter((file) => wrong(file) === undefined);
    const free = mostEntries - entries.length - running.length;
    const tooMany = good.length > free ? t("customize.tooMany", { max: mostEntries }) : undefined;
    setProblem(files.map(wrong).find((problem) => problem !== undefined) ?? tooMany);
    for (const file of good.slice(0, Math.max(0, free))) await take(file);
  }

  return { running, problem, setProblem, upload: (files: readonly File[]) => void upload(files) };
}
