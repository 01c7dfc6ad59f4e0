import { Collapse, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronRight } from "@tabler/icons-react";
import { type ReactNode, useEffect, useId } from "react";
import type { FieldProperty } from "../../fields/field.ts";
import type { FormMode } from "./form-field.tsx";
import { useMarks } from "./marks.ts";
import classes from "./record-form.module.css";

interface Props {
  readonly group: FieldProperty;
  readonly mode: FormMode;
  readonly codes: readonly string[];
  readonly children: ReactNode;
}

/** A foldable part of the form. It opens by itself when something in it has to be corrected. */
export function FieldGroup({ group, mode, codes, children }: Props) {
  const { hidden, open: byScript } = useMarks();
  const asked = byScript[group.code];
  const [opened, { toggle, set }] = useDisclosure(group.openGroup === true);
  useEffect(() => {
    if (asked !== undefined) set(asked);
  }, [asked, set]);
  const id = useId();
  const wrong = mode.is !== "show" && codes.some((code) => mode.state.messages[code]);
  const open = opened || wrong;
  if (hidden.includes(group.code)) return null;
  return (
    <section className={classes.group} aria-label={group.label} data-group-code={group.code}>
      <UnstyledButton className={classes.groupName} onClick={toggle} aria-expanded={open} aria-controls={id}>
        <IconChevronRight size={16} className={classes.chevron} aria-hidden />
        {group.noLabel ? "" : group.label}
      </UnstyledButton>
      <Collapse expanded={open} id={id}>
        <div className={classes.groupBody}>{children}</div>
      </Collapse>
    </section>
  );
}
