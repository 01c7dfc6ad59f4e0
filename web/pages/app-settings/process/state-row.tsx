import { ActionIcon, Button, Checkbox, TextInput } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useT } from "../../../parts/i18n.tsx";
import { DragHandle } from "../../../parts/sortable.tsx";
import { Tag } from "../../../parts/tag.tsx";
import { type DraftState, stateProblem } from "./draft.ts";
import { EntityChips } from "./entity-chips.tsx";
import classes from "./process.module.css";
import type { Names } from "./use-names.ts";

interface Props {
  readonly state: DraftState;
  readonly states: readonly DraftState[];
  readonly names: Names;
  /** the code of the field that holds who added a record */
  readonly creator: string;
  readonly onChange: (state: DraftState) => void;
  readonly onRemove: () => void;
  readonly onAssignees: () => void;
}

/** One status. The first is where every record begins: it stays, and only its creator can be its assignee. */
export function StateRow({ state, states, names, creator, onChange, onRemove, onAssignees }: Props) {
  const t = useT();
  const first = state === states[0];
  const { name, type, entities } = state;
  const wrong = stateProblem(state, states);
  return (
    <fieldset className={classes.row} aria-label={name}>
      <div className={classes.handle}>
        {first ? (
          <Tag kind="quiet">{t("process.first")}</Tag>
        ) : (
          <DragHandle label={t("process.dragState", { name })} />
        )}
      </div>
      <TextInput
        className={classes.name}
        aria-label={t("process.stateName")}
        value={name}
        maxLength={64}
        error={wrong && t(wrong)}
        onChange={(event) => onChange({ ...state, name: event.currentTarget.value })}
      />
      <div className={classes.assignees}>
        {first ? (
          <Checkbox
            label={t("process.firstCreator")}
            checked={entities.length > 0}
            onChange={(event) => {
              const one = { entity: { type: "FIELD_ENTITY", code: creator }, includeSubs: false } as const;
              onChange({ ...state, entities: event.currentTarget.checked ? [one] : [] });
            }}
          />
        ) : (
          <>
            <span className={classes.kind}>
              {entities.length > 0 ? t(`process.type${type}`) : t("process.nobodyYet")}
            </span>
            <EntityChips entities={entities} names={names} />
            <Button
              variant="subtle"
              size="xs"
              leftSection={<IconPencil size={14} aria-hidden />}
              aria-label={t("process.assigneeOf", { name })}
              onClick={onAssignees}
            >
              {t("process.assignees")}
            </Button>
          </>
        )}
      </div>
      <div className={classes.end}>
        {!first && (
          <ActionIcon aria-label={t("process.removeState", { name })} onClick={onRemove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </div>
    </fieldset>
  );
}
