import { Alert, Anchor, List } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { useEffect } from "react";
import { ApiError } from "../api.ts";
import { ErrorNote } from "../error-note.tsx";
import { codesInOrder, type Fields, type LayoutRow } from "../form.ts";
import { useT } from "../i18n.tsx";
import { fieldOfPath, messagesByField } from "./problems.ts";

interface Props {
  readonly error: unknown;
  readonly fields: Fields;
  readonly layout: readonly LayoutRow[];
}

/** What is wrong, on top of the form, with a way to each field; the first one gets the focus by itself. */
export function ErrorSummary({ error, fields, layout }: Props) {
  const t = useT();
  const messages = error instanceof ApiError ? messagesByField(error.errors) : {};
  // In the order of the form, which is not always that of the answer.
  const codes = [...new Set([...codesInOrder(layout), ...Object.keys(messages)])].filter(
    (code) => messages[code] !== undefined && fields[code] !== undefined,
  );
  useEffect(() => {
    if (error) focusFirstProblem();
  }, [error]);

  if (!error) return null;
  if (codes.length === 0) return <ErrorNote error={error} />;
  const elsewhere =
    error instanceof ApiError &&
    Object.keys(error.errors).some((path) => !codes.includes(fieldOfPath(path) ?? ""));
  return (
    <>
      <Alert
        color="red"
        variant="light"
        role="alert"
        icon={<IconAlertCircle size={18} aria-hidden />}
        title={t("record.cannotSave", { count: codes.length })}
      >
        <List size="sm" spacing={2}>
          {codes.map((code) => (
            <List.Item key={code}>
              <Anchor component="button" type="button" inherit fw={600} onClick={() => focusField(code)}>
                {fields[code]?.label}
              </Anchor>
              {": "}
              {messages[code]?.join(" ")}
            </List.Item>
          ))}
        </List>
      </Alert>
      {elsewhere && (
        <ErrorNote error={error} shown={Object.keys((error as ApiError).errors).filter(fieldOfPath)} />
      )}
    </>
  );
}

const inputs = "input:not([type=hidden]), textarea, select, [contenteditable=true], button";

function focusField(code: string): void {
  const place = document.querySelector(`[data-field-code="${CSS.escape(code)}"]`);
  place?.scrollIntoView({ block: "center", behavior: "smooth" });
  place?.querySelector<HTMLElement>(inputs)?.focus({ preventScroll: true });
}

/** The first on the page, which is not always the first in the answer. */
function focusFirstProblem(): void {
  requestAnimationFrame(() => {
    const wrong = document.querySelector(".record-gaia [aria-invalid=true], .record-gaia [data-error]");
    const code = wrong?.closest<HTMLElement>("[data-field-code]")?.dataset.fieldCode;
    if (code !== undefined) focusField(code);
  });
}
