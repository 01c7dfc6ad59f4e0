import { Button, Group } from "@mantine/core";
import { IconError404, IconLock, IconMoodPuzzled } from "@tabler/icons-react";
import { Link, useRouteError } from "react-router";
import { ApiError } from "./api.ts";
import { EmptyState } from "./empty-state.tsx";
import { ErrorNote } from "./error-note.tsx";
import { useT } from "./i18n.tsx";
import { Page } from "./page.tsx";

export function NotFoundPage() {
  const t = useT();
  return (
    <Page title={t("errors.notFoundTitle")} hideTitle>
      <EmptyState icon={IconError404} title={t("errors.notFoundTitle")} text={t("errors.notFoundText")}>
        <Button component={Link} to="/k/" variant="default">
          {t("errors.toPortal")}
        </Button>
      </EmptyState>
    </Page>
  );
}

/** For a page whose one request failed: a missing or forbidden thing gets a page of its own. */
export function ErrorPage({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const t = useT();
  if (error instanceof ApiError && (error.status === 404 || namesNothing(error))) return <NotFoundPage />;
  if (error instanceof ApiError && error.status === 403) {
    return (
      <Page title={t("errors.forbiddenTitle")} hideTitle>
        <EmptyState icon={IconLock} title={t("errors.forbiddenTitle")} text={t("errors.forbiddenText")}>
          <Button component={Link} to="/k/" variant="default">
            {t("errors.toPortal")}
          </Button>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t("errors.title")}>
      <ErrorNote error={error} onRetry={onRetry} />
    </Page>
  );
}

/** An address like /k/abc/: what stands for the app's number is none. */
const namesNothing = ({ status, errors }: ApiError): boolean =>
  status === 400 && ("id" in errors || "app" in errors);

/** The last net: a mistake in a page's code. A page that could not be loaded (an update, no network) ends here too. */
export function CrashPage() {
  const t = useT();
  const error = useRouteError();
  return (
    <Page title={t("errors.title")} hideTitle>
      <EmptyState icon={IconMoodPuzzled} title={t("errors.title")} text={t("errors.crashed")}>
        <Group justify="center">
          <Button onClick={() => location.reload()}>{t("errors.reload")}</Button>
          <Button component="a" href="/k/" variant="default">
            {t("errors.toPortal")}
          </Button>
        </Group>
      </EmptyState>
      <ErrorNote error={error} />
    </Page>
  );
}
