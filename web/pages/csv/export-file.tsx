import { Button, Group, Select } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type Charset, type CsvKind, charsets } from "../../../src/core/users/csv.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { download } from "./transfer.ts";

export function ExportFile({ kind }: { readonly kind: CsvKind }) {
  const t = useT();
  const [charset, setCharset] = useState<Charset>("UTF-8-BOM");
  const save = useMutation({ mutationFn: () => download(kind, charset) });
  const labels = { "UTF-8-BOM": t("csv.utf8Bom"), "UTF-8": t("csv.utf8"), Shift_JIS: t("csv.shiftJis") };
  return (
    <>
      <Group align="end" gap="sm">
        <Select
          label={t("csv.encoding")}
          data={charsets.map((value) => ({ value, label: labels[value] }))}
          value={charset}
          allowDeselect={false}
          onChange={(next) => next !== null && setCharset(next as Charset)}
        />
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t("csv.download")}
        </Button>
      </Group>
      {save.error !== null && <ErrorNote error={save.error} />}
    </>
  );
}
