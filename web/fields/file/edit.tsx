import { Button, CloseButton, FileButton, Group, Input, Progress, Text } from "@mantine/core";
import { IconPaperclip, IconUpload } from "@tabler/icons-react";
import { type DragEvent, useEffect, useId, useRef, useState } from "react";
import type { FileValue } from "../../../src/core/fields/field.ts";
import { useT } from "../../parts/i18n.tsx";
import type { EditProps } from "../field.ts";
import { inputProps } from "../parts/input.ts";
import { useReader } from "../parts/reader.ts";
import classes from "./file.module.css";
import { showSize } from "./size.ts";
import { type Running, useUploads } from "./uploads.ts";

/** Files go up as soon as they are chosen or dropped; saving the record attaches them. */
export function FileEdit({ value, onChange, onBusy, ...props }: EditProps<readonly FileValue[]>) {
  const t = useT();
  const id = useId();
  const { label, error, withAsterisk, size, ...named } = inputProps(props);
  // Several uploads may end between two renderings; each adds to what the one before it left.
  const current = useRef(value);
  current.current = value;
  const { running, start } = useUploads((file) => {
    current.current = [...current.current, file];
    onChange(current.current);
  });
  const { language } = useReader();
  const [over, setOver] = useState(false);
  const busy = running.some(({ problem }) => problem === undefined);
  useEffect(() => onBusy?.(busy), [busy, onBusy]);

  const take = (files: readonly File[]) => files.forEach(start);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  return (
    <Input.Wrapper
      labelElement="div"
      label={label}
      labelProps={{ id: `${id}-label` }}
      error={error}
      withAsterisk={withAsterisk}
      size={size}
      role="group"
      aria-labelledby={label ? `${id}-label` : undefined}
      aria-label={named["aria-label"]}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way, the button is the first */}
      <div
        className={classes.drop}
        data-over={over || undefined}
        data-error={error ? true : undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {value.map((file) => (
          <div key={file.fileKey} className={classes.line}>
            <IconPaperclip size={16} stroke={1.5} aria-hidden />
            <span className={classes.what}>
              {file.name}{" "}
              <Text span size="xs" c="dimmed">
                {showSize(file.size, language)}
              </Text>
            </span>
            <CloseButton
              size="sm"
              aria-label={t("record.removeFile", { name: file.name })}
              onClick={() => onChange(value.filter((other) => other !== file))}
            />
          </div>
        ))}
        {running.map((one) => (
          <UploadLine key={one.id} upload={one} />
        ))}
        <Group gap="xs">
          <FileButton onChange={take} multiple inputProps={{ "aria-label": props.field.label }}>
            {(button) => (
              <Button
                {...button}
                variant="default"
                size="xs"
                leftSection={<IconUpload size={14} aria-hidden />}
              >
                {t("record.browse")}
              </Button>
            )}
          </FileButton>
          <Text size="xs" c="dimmed">
            {t("record.dropFiles")}
          </Text>
        </Group>
      </div>
    </Input.Wrapper>
  );
}

function UploadLine({ upload }: { upload: Running }) {
  const t = useT();
  const { name, percent, problem, stop } = upload;
  return (
    <div className={classes.line}>
      <span className={classes.what}>
        {name}
        {problem !== undefined && (
          <Text size="xs" c="red">
            {t("record.uploadFailed", { reason: problem })}
          </Text>
        )}
      </span>
      {problem === undefined && (
        <Progress value={percent} w={120} aria-label={t("record.uploading", { name })} animated />
      )}
      <CloseButton size="sm" aria-label={t("record.removeFile", { name })} onClick={stop} />
    </div>
  );
}
