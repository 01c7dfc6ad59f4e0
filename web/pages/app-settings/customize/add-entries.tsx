import { Button, FileButton, TextInput } from "@mantine/core";
import { IconPlus, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useT } from "../../../parts/i18n.tsx";
import classes from "./customize.module.css";
import { isAddress, type ListName, mostEntries } from "./data.ts";

interface Props {
  readonly name: ListName;
  /** the list in words */
  readonly title: string;
  /** how many it holds */
  readonly count: number;
  readonly problem: string | undefined;
  readonly onProblem: (problem: string | undefined) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onAddress: (url: string) => void;
}

/** Upload, or an address on the web. */
export function AddEntries({ name, title, count, problem, onProblem, onFiles, onAddress }: Props) {
  const t = useT();
  const [address, setAddress] = useState("");
  const full = count >= mostEntries;
  const add = () => {
    const url = address.trim();
    if (full) return onProblem(t("customize.tooMany", { max: mostEntries }));
    if (!isAddress(url)) return onProblem(t("customize.badAddress"));
    onProblem(undefined);
    onAddress(url);
    setAddress("");
  };
  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
      noValidate
    >
      <FileButton multiple accept={name.endsWith(".js") ? ".js" : ".css"} onChange={onFiles}>
        {(props) => (
          <Button
            {...props}
            className={classes.upload}
            variant="default"
            leftSection={<IconUpload size={16} aria-hidden />}
            disabled={full}
            aria-label={t("customize.uploadTo", { list: title })}
          >
            {t("customize.upload")}
          </Button>
        )}
      </FileButton>
      <TextInput
        className={classes.address}
        type="url"
        aria-label={t("customize.address", { list: title })}
        placeholder={t("customize.addressHint")}
        value={address}
        onChange={(event) => {
          setAddress(event.currentTarget.value);
          onProblem(undefined);
        }}
        error={problem}
        maxLength={2000}
      />
      <Button
        type="submit"
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={address.trim() === ""}
        aria-label={t("customize.addTo", { list: title })}
      >
        {t("customize.add")}
      </Button>
    </form>
  );
}
