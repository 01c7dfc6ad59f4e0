import { Alert, Anchor, Button, List, Text } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { ApiError, isSignedOut, OfflineError } from "./api.ts";
import { type Translate, useT } from "./i18n.tsx";
import { FormChanged } from "./records.ts";

/** One sentence for an error of any kind: kintone's own, or ours when no server spoke. */
export function errorText(error: unknown, t: Translate): string {
  if (error instanceof OfflineError) return t("errors.offline");
  if (error instanceof FormChanged) return t("errors.formChanged", { fields: error.codes.join(", ") });
  if (isSignedOut(error)) return t("errors.signedOut");
  if (error instanceof ApiError) {
    return error.code === "" ? t("errors.unexpected", { status: error.status }) : error.message;
  }
  return error instanceof Error ? error.message : String(error);
}

interface Props {
  readonly error: unknown;
  /** paths whose messages a form already shows beside their fields */
  readonly shown?: readonly string[];
  /** a friendlier name for kintone's path, e.g. the label of the field "record.price.value" */
  readonly nameOf?: (path: string) => string;
  readonly onRetry?: () => void;
}

/** What went wrong, in the server's words, with every parameter it complained about. */
export function ErrorNote({ error, shown = [], nameOf = (path) => path, onRetry }: Props) {
  const t = useT();
  if (error === null || error === undefined) return null;
  const details = error instanceof ApiError ? Object.entries(error.errors) : [];
  const rest = details.filter(([path]) => !shown.includes(path));
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      icon={<IconAlertCircle size={18} aria-hidden />}
      title={errorText(error, t)}
    >
      {rest.length > 0 && (
        <List size="sm" spacing={2}>
          {rest.map(([path, { messages }]) => (
            <List.Item key={path}>
              <Text span size="sm" fw={600}>
                {nameOf(path)}
              </Text>{" "}
              {messages.join(" ")}
            </List.Item>
          ))}
        </List>
      )}
      {error instanceof ApiError && error.id !== "" && (
        <Text size="xs" c="dimmed" mt={4}>
          {t("errors.reference", { id: error.id })}
        </Text>
      )}
      {isSignedOut(error) && (
        <Anchor href="/login" target="_blank" size="sm" display="block" mt={4}>
          {t("errors.signInAgain")}
        </Anchor>
      )}
      {onRetry !== undefined && (
        <Button size="xs" variant="default" mt="xs" onClick={onRetry}>
          {t("common.retry")}
        </Button>
      )}
    </Alert>
  );
}

/** The messages for one parameter, for the `error` of an input; undefined when there are none. */
export function fieldError(error: unknown, ...paths: string[]): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const messages = paths.flatMap((path) => error.errors[path]?.messages ?? []);
  return messages.length > 0 ? messages.join(" ") : undefined;
}
