import { Group, Loader, Stack, Text, UnstyledButton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPaperclip } from "@tabler/icons-react";
import { useState } from "react";
import type { FileValue } from "../../../src/core/fields/field.ts";
import { useT } from "../../parts/i18n.tsx";
import type { ShowProps } from "../field.ts";
import { useReader } from "../parts/reader.ts";
import { download, isPicture, usePicture } from "./content.ts";
import classes from "./file.module.css";
import { showSize } from "./size.ts";

export function FileShow({ field, value, place }: ShowProps<readonly FileValue[]>) {
  if (place === "list") {
    return (
      <Group gap={6} wrap="nowrap">
        {value.map((file) => (
          <FileLink key={file.fileKey} file={file} thumbnail={36} short />
        ))}
      </Group>
    );
  }
  const thumbnail = Number(field.thumbnailSize ?? 150);
  return (
    <Stack gap="xs" component="ul" className={classes.files}>
      {value.map((file) => (
        <li key={file.fileKey}>
          <FileLink file={file} thumbnail={thumbnail} />
        </li>
      ))}
    </Stack>
  );
}

interface FileLinkProps {
  readonly file: FileValue;
  readonly thumbnail: number;
  /** a picture without its name, a name without its size */
  readonly short?: boolean;
}

/** Downloads on click; a picture shows itself. */
export function FileLink({ file, thumbnail, short }: FileLinkProps) {
  const t = useT();
  const { language } = useReader();
  const picture = usePicture(file.fileKey, isPicture(file));
  const [loading, setLoading] = useState(false);
  const save = async () => {
    setLoading(true);
    try {
      await download(file.fileKey, file.name);
    } catch {
      notifications.show({ color: "red", message: t("record.downloadFailed", { name: file.name }) });
    } finally {
      setLoading(false);
    }
  };
  return (
    <UnstyledButton
      className={classes.file}
      onClick={save}
      title={file.name}
      aria-label={t("record.download", { name: file.name })}
    >
      {picture ? (
        <img
          src={picture}
          alt=""
          className={classes.thumbnail}
          style={{ maxWidth: thumbnail, maxHeight: thumbnail }}
        />
      ) : (
        <IconPaperclip size={16} stroke={1.5} aria-hidden />
      )}
      {!(short && picture) && (
        <span className={short ? classes.shortName : classes.name}>
          {file.name}
          {!short && (
            <Text span size="xs" c="dimmed" ml={6}>
              {showSize(file.size, language)}
            </Text>
          )}
        </span>
      )}
      {loading && <Loader size={14} />}
    </UnstyledButton>
  );
}
