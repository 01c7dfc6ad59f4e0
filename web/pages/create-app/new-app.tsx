import { Button, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconFileSpreadsheet, IconListDetails } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { Link, useNavigate } from "react-router";
import { api } from "../../parts/api.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { Page } from "../../parts/page.tsx";
import classes from "./create-app.module.css";

/** Two ways to begin: an empty form, or a file whose columns become the form. */
export function NewApp() {
  const t = useT();
  return (
    <Page
      title={t("createApp.title")}
      text={t("createApp.text")}
      crumbs={[{ label: t("shell.home"), to: "/k/" }]}
      width="narrow"
    >
      <div className={classes.ways}>
        <FromScratch />
        <Paper component="section" className={classes.way} aria-labelledby="from-csv">
          <IconFileSpreadsheet size={28} stroke={1.5} aria-hidden className={classes.wayPicture} />
          <Title order={2} id="from-csv">
            {t("createApp.csv")}
          </Title>
          <Text c="dimmed">{t("createApp.csvText")}</Text>
          <Button component={Link} to="/k/admin/app/new/csv" variant="default" className={classes.wayButton}>
            {t("createApp.csvStart")}
          </Button>
        </Paper>
      </div>
    </Page>
  );
}

function FromScratch() {
  const t = useT();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const create = useMutation({
    mutationFn: () => api.post<{ app: string }>("/k/v1/preview/app.json", { name: name.trim() }),
    onSuccess: ({ app }) => {
      queryClient.invalidateQueries({ queryKey: ["apps"] });
      navigate(`/k/admin/app/flow?app=${app}#section=form`);
    },
  });
  const missing = name.trim() === "" ? t("createApp.nameMissing") : undefined;
  const wrong = name.trim().length > 64 ? t("createApp.nameTooLong") : missing;

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (wrong === undefined) create.mutate();
  }
  return (
    <Paper component="section" className={classes.way} aria-labelledby="from-scratch">
      <IconListDetails size={28} stroke={1.5} aria-hidden className={classes.wayPicture} />
      <Title order={2} id="from-scratch">
        {t("createApp.scratch")}
      </Title>
      <Text c="dimmed">{t("createApp.scratchText")}</Text>
      <form onSubmit={submit} className={classes.wayForm} noValidate>
        <Stack gap="sm">
          <TextInput
            label={t("createApp.name")}
            placeholder={t("createApp.namePlaceholder")}
            autoFocus
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={tried ? wrong : undefined}
          />
          {create.error !== null && <ErrorNote error={create.error} />}
          <Button type="submit" loading={create.isPending}>
            {t("createApp.create")}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
