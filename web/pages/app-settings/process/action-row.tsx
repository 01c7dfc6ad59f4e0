import { ActionIcon, Button, Select, TextInput } from "@mantine/core";
import { IconArrowRight, IconFilter, IconPencil, IconTrash } from "@tabler/icons-react";
import { useT } from "../../../parts/i18n.tsx";
import { DragHandle } from "../../../parts/sortable.tsx";
import { actionProblem, type DraftAction, type DraftState, nobodyRuns } from "./draft.ts";
import { EntityChips } from "./entity-chips.tsx";
import classes from "./process.module.css";
import type { Names } from "./use-names.ts";

interface Props {
  readonly action: DraftAction;
  readonly states: readonly DraftState[];
  readonly names: Names;
  readonly onChange: (action: DraftAction) => void;
  readonly onRemove: () => void;
  readonly onCondition: () => void;
  readonly onUsers: () => void;
}

/** One action: its name, the way it leads, for which records, and for whom. */
export function ActionRow({ action, states, names, onChange, onRemove, onCondition, onUsers }: Props) {
  const t = useT();
  const { name, from, to, filterCond, type, entities } = action;
  const wrong = actionProblem(action);
  const ends = states.map((state) => ({ value: state.key, label: state.name || "…" }));
  const end = (which: "from" | "to", label: string) => (
    <Select
      className={classes.endState}
      aria-label={label}
      data={ends}
      value={which === "from" ? from : to}
      onChange={(key) => key !== null && onChange({ ...action, [which]: key })}
      allowDeselect={false}
    />
  );
  return (
    <fieldset className={`${classes.row} ${classes.action}`} aria-label={name}>
      <div className={classes.handle}>
        <DragHandle label={t("process.dragAction", { name })} />
      </div>
      <TextInput
        className={classes.name}
        aria-label={t("process.actionName")}
        value={name}
        maxLength={64}
        error={wrong && t(wrong)}
        onChange={(event) => onChange({ ...action, name: event.currentTarget.value })}
      />
      <div className={classes.way}>
        {end("from", t("process.fromOf", { name }))}
        <IconArrowRight size={16} aria-hidden />
        {end("to", t("process.toOf", { name }))}
      </div>
      <div className={classes.end}>
        <ActionIcon aria-label={t("process.removeAction", { name })} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </div>
      <div className={classes.more}>
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconFilter size={14} aria-hidden />}
          aria-label={t("process.editCondition", { name })}
          onClick={onCondition}
        >
          {filterCond === "" ? t("process.always") : t("process.condition")}
        </Button>
        {filterCond !== "" && <code className={classes.condition}>{filterCond}</code>}
        <Select
          size="xs"
          w={190}
          aria-label={t("process.whoOf", { name })}
          data={[
            { value: "PRIMARY", label: t("process.primary") },
            { value: "SECONDARY", label: t("process.secondary") },
          ]}
          value={type}
          onChange={(value) => onChange({ ...action, type: value === "SECONDARY" ? "SECONDARY" : "PRIMARY" })}
          allowDeselect={false}
        />
        {type === "SECONDARY" && (
          <>
            <EntityChips entities={entities} names={names} />
            <Button
              variant="subtle"
              size="xs"
              leftSection={<IconPencil size={14} aria-hidden />}
              aria-label={t("process.executable", { name })}
              onClick={onUsers}
            >
              {nobodyRuns(action) ? (
                <span className={classes.wrong}>{t("process.nobodyRuns")}</span>
              ) : (
                t("process.assignees")
              )}
            </Button>
          </>
        )}
      </div>
    </fieldset>
  );
}
