import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconChevronDown, IconChevronUp, IconHelp, IconSettings } from "@tabler/icons-react";
import { Link } from "react-router";
import { type Action, offered } from "../../actions/action.ts";
import { ActionMenu } from "../../actions/action-menu.tsx";
import { useKeyHelp } from "../../actions/key-help.tsx";
import { useActionKeys } from "../../actions/keys.ts";
import type { AppForm } from "../../parts/app-form.ts";
import { useT, useTexts } from "../../parts/i18n.tsx";
import type { RecordData } from "../../parts/records.ts";
import {
  barActions,
  type DetailContext,
  keyActions,
  menuActions,
  next,
  previous,
  useDetailContext,
} from "./actions.ts";
import type { RecordAddress } from "./address.ts";
import classes from "./detail.module.css";
import { useNeighbours } from "./neighbours.ts";

interface Props {
  readonly form: AppForm;
  readonly record: RecordData;
  readonly address: RecordAddress;
}

/** What can be done with the record, and the way to its neighbours in the list. */
export function CommandBar({ form, record, address }: Props) {
  const t = useT();
  const neighbours = useNeighbours(form, address);
  const context = useDetailContext({ form, record, address, neighbours });
  const { help, dialog } = useKeyHelp(keyActions, context);
  useActionKeys([...keyActions, help], context);
  const narrow = useMediaQuery("(max-width: 600px)", undefined, { getInitialValueInEffect: false });
  const inBar = narrow ? barActions.filter(({ id }) => id === "edit") : barActions;
  const inMenu = narrow
    ? [...barActions.filter((action) => !inBar.includes(action)), ...menuActions]
    : menuActions;
  return (
    <div className={`${classes.bar} gaia-argoui-app-toolbar`}>
      {offered(inBar, context).map((action) => (
        <BarButton key={action.id} action={action} context={context} />
      ))}
      <ActionMenu actions={inMenu} context={context} label={t("common.more")} />
      <div className={classes.rest}>
        <Place place={neighbours.place} />
        <StepButton action={previous} context={context} icon={IconChevronUp} />
        <StepButton action={next} context={context} icon={IconChevronDown} />
        {form.rights.appEditable && (
          <Tooltip label={t("recordList.appSettings")}>
            <ActionIcon
              component={Link}
              to={`/k/admin/app/flow?app=${form.app}#section=form`}
              size={34}
              aria-label={t("recordList.appSettings")}
            >
              <IconSettings size={19} stroke={1.7} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <ActionIcon
          size={34}
          onClick={() => help.run(context)}
          aria-label={t("record.keys")}
          visibleFrom="sm"
        >
          <IconHelp size={19} stroke={1.7} aria-hidden />
        </ActionIcon>
      </div>
      {dialog}
    </div>
  );
}

interface ButtonProps {
  readonly action: Action<DetailContext>;
  readonly context: DetailContext;
}

/** Editing is what people come for; it alone is filled. */
function BarButton({ action: { id, icon: Picture, label, run }, context }: ButtonProps) {
  const t = useT();
  return (
    <Button
      variant={id === "edit" ? "filled" : "default"}
      className={`gaia-argoui-app-menu-${id}`}
      leftSection={<Picture size={16} aria-hidden />}
      onClick={() => run(context)}
    >
      {t(label)}
    </Button>
  );
}

function StepButton({
  action,
  context,
  icon: Picture,
}: ButtonProps & { readonly icon: typeof IconChevronUp }) {
  const t = useT();
  return (
    <Tooltip label={t(action.label)}>
      <ActionIcon
        size={34}
        aria-label={t(action.label)}
        disabled={action.when?.(context) === false}
        onClick={() => action.run(context)}
      >
        <Picture size={19} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function Place({ place }: { readonly place: { readonly at: number; readonly total: number } | undefined }) {
  const { t, number } = useTexts();
  if (!place) return null;
  return (
    <span className={classes.position}>
      {t("record.place", { at: number(place.at), total: number(place.total) })}
    </span>
  );
}
