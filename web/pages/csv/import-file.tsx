import { Alert, Button, FileInput, Group, Stack } from "@mantine/core";
import { IconAlertCircle, IconCheck, IconUpload } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { CsvKind } from "../../../src/core/users/csv.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { importFile } from "./transfer.ts";

export function ImportFile({ kind }: { readonly kind: CsvKind }) {
  const t = useT();
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const load = useMutation({
    mutationFn: (chosen: File) => importFile(kind, chosen),
    // Whoever is shown anywhere may be another one now.
    onSuccess: () => queryClient.invalidateQueries(),
  });
  return (
    <Stack gap="sm">
      <Group align="end" gap="sm">
        <FileInput
          flex={1}
          miw={200}
          label={t("csv.file")}
          placeholder={t("csv.chooseFile")}
          accept=".csv,text/csv"
          value={file}
          onChange={(chosen) => {
            setFile(chosen);
            load.reset();
          }}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
        />
        <Button
          leftSection={<IconUpload size={16} aria-hidden />}
          disabled={file === null}
          loading={load.isPending}
          onClick={() => file && load.mutate(file)}
        >
          {t("csv.start")}
        </Button>
      </Group>
      <div role="status">
        {load.isPending && t("csv.running")}
        {load.data?.success === true && (
          <Alert color="pine" variant="light" icon={<IconCheck size={18} aria-hidden />}>
            {t("csv.success")}
          </Alert>
        )}
        {load.data?.success === false && (
          <Alert
            color="red"
            variant="light"
            icon={<IconAlertCircle size={18} aria-hidden />}
            title={t("csv.failure")}
          >
            {load.data.errorCode}
          </Alert>
        )}
      </div>
      {load.error !== null && <ErrorNote error={load.error} />}
    </Stack>
  );
}
