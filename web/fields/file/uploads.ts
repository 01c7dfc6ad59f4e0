import { useEffect, useRef, useState } from "react";
import type { FileValue } from "../../../src/core/fields/field.ts";
import { upload } from "./upload.ts";

export interface Running {
  readonly id: number;
  readonly name: string;
  readonly percent: number;
  /** why it failed */
  readonly problem?: string;
  readonly stop: () => void;
}

let lastId = 0;

/** The uploads that have not ended well yet; each that has is handed to `done`. */
export function useUploads(done: (file: FileValue) => void) {
  const [running, setRunning] = useState<readonly Running[]>([]);
  // The value may have changed since the upload began: always the newest `done`.
  const latest = useRef(done);
  latest.current = done;
  const all = useRef(new Set<AbortController>());
  useEffect(() => () => all.current.forEach((control) => void control.abort()), []);

  const change = (id: number, to: Partial<Running>) =>
    setRunning((now) => now.map((one) => (one.id === id ? { ...one, ...to } : one)));
  const remove = (id: number) => setRunning((now) => now.filter((one) => one.id !== id));

  const start = (file: File) => {
    const id = ++lastId;
    const control = new AbortController();
    all.current.add(control);
    const stop = () => {
      control.abort();
      remove(id);
    };
    setRunning((now) => [...now, { id, name: file.name, percent: 0, stop }]);
    upload(file, (percent) => change(id, { percent }), control.signal).then(
      ({ fileKey }) => {
        remove(id);
        const contentType = file.type || "application/octet-stream";
        latest.current({ fileKey, name: file.name, contentType, size: String(file.size) });
      },
      (error: Error) => change(id, { problem: error.message }),
    );
  };
  return { running, start };
}
