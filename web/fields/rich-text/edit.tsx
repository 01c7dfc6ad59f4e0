import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { EditProps } from "../field.ts";

/** The editor is large; only who edits such a field loads it. */
const Editor = lazy(() => import("./editor.tsx"));

export function RichTextEdit(props: EditProps<string>) {
  return (
    <Suspense fallback={<Skeleton height={180} />}>
      <Editor {...props} />
    </Suspense>
  );
}
