import { Button, Checkbox, Select } from "@mantine/core";
import { useT } from "../../parts/i18n.tsx";
import classes from "./create-app.module.css";
import type { Cut } from "./table.ts";
import { type Delimiter, encodings } from "./text-file.ts";

interface Props {
  readonly cut: Required<Cut>;
  readonly onChange: (cut: Cut) => void;
  readonly onOther: () => void;
}

/** How the file is read: guessed, and changeable. */
export function CutControls({ cut, onChange, onOther }: Props) {
  const t = useT();
  const delimiterNames: Record<Delimiter, string> = {
    ",": t("createApp.comma"),
    "\t": t("createApp.tab"),
    ";": t("createApp.semicolon"),
    "|": t("createApp.bar"),
  };
  return (
    <div className={classes.cut}>
      <Select
        label={t("createApp.encoding")}
        w={170}
        allowDeselect={false}
        data={[...encodings]}
        value={cut.encoding}
        // Another encoding may show other separators and another heading, so those are guessed again.
        onChange={(encoding) => encoding !== null && onChange({ encoding })}
      />
      <Select
        label={t("createApp.delimiter")}
        w={170}
        allowDeselect={false}
        data={Object.entries(delimiterNames).map(([value, label]) => ({ value: value as Delimiter, label }))}
        value={cut.delimiter}
        onChange={(delimiter) => delimiter !== null && onChange({ encoding: cut.encoding, delimiter })}
      />
      <Checkbox
        mb={8}
        label={t("createApp.header")}
        checked={cut.header}
        onChange={(event) => onChange({ ...cut, header: event.currentTarget.checked })}
      />
      <Button variant="default" ms="auto" onClick={onOther}>
        {t("createApp.otherFile")}
      </Button>
    </div>
  );
}
