import { Title, UnstyledButton } from "@mantine/core";
import {
  IconAdjustments,
  IconArrowsExchange,
  IconCalculator,
  IconCategory,
  IconCode,
  IconForms,
  IconHeading,
  IconKey,
  IconListCheck,
  IconPalette,
  type IconProps,
  IconShieldLock,
  IconTrash,
} from "@tabler/icons-react";
import { type ComponentType, useState } from "react";
import { Link } from "react-router";
import { type TextKey, useT } from "../../../parts/i18n.tsx";
import { useAppId } from "../data.ts";
import { DeleteApp } from "./delete-app.tsx";
import classes from "./settings.module.css";

type PageName =
  | "General"
  | "Process"
  | "Customize"
  | "Tokens"
  | "Acl"
  | "RecordRules"
  | "FieldRules"
  | "Categories"
  | "Title"
  | "Advanced"
  | "Recalculation";
interface Card {
  readonly path: string;
  readonly page: PageName;
  readonly Icon: ComponentType<IconProps>;
}
const groups: readonly { title: Extract<TextKey, `appSettings.group${string}`>; cards: readonly Card[] }[] = [
  {
    title: "appSettings.groupGeneral",
    cards: [
      { path: "general", page: "General", Icon: IconPalette },
      { path: "status", page: "Process", Icon: IconArrowsExchange },
      { path: "category", page: "Categories", Icon: IconCategory },
    ],
  },
  {
    title: "appSettings.groupIntegration",
    cards: [
      { path: "customize", page: "Customize", Icon: IconCode },
      { path: "apitoken", page: "Tokens", Icon: IconKey },
    ],
  },
  {
    title: "appSettings.groupPermissions",
    cards: [
      { path: "acl", page: "Acl", Icon: IconShieldLock },
      { path: "record/acl", page: "RecordRules", Icon: IconListCheck },
      { path: "field/acl", page: "FieldRules", Icon: IconForms },
    ],
  },
  {
    title: "appSettings.groupAdvanced",
    cards: [
      { path: "title", page: "Title", Icon: IconHeading },
      { path: "advanced", page: "Advanced", Icon: IconAdjustments },
      { path: "recalculation", page: "Recalculation", Icon: IconCalculator },
    ],
  },
];

/** The tab "App settings": every page there is, grouped as in kintone. */
export function SettingsTab() {
  const t = useT();
  const app = useAppId();
  const [deleting, setDeleting] = useState(false);
  return (
    <div className={classes.index}>
      {groups.map(({ title, cards }) => (
        <section key={title} className={classes.group}>
          <Title order={2}>{t(title)}</Title>
          <ul className={classes.cards}>
            {cards.map(({ path, page, Icon }) => (
              <li key={path}>
                <Link className={classes.card} to={`/k/admin/app/${path}?app=${app}`}>
                  <Icon size={22} stroke={1.6} aria-hidden />
                  <span>
                    <div className={classes.cardTitle}>{t(`appSettings.page${page}`)}</div>
                    <div className={classes.cardText}>{t(`appSettings.page${page}Text`)}</div>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section className={classes.group}>
        <Title order={2}>{t("appSettings.groupDeletion")}</Title>
        <ul className={classes.cards}>
          <li>
            <UnstyledButton className={classes.card} data-danger w="100%" onClick={() => setDeleting(true)}>
              <IconTrash size={22} stroke={1.6} aria-hidden />
              <span>
                <div className={classes.cardTitle}>{t("appSettings.pageDelete")}</div>
                <div className={classes.cardText}>{t("appSettings.pageDeleteText")}</div>
              </span>
            </UnstyledButton>
          </li>
        </ul>
      </section>
      <DeleteApp opened={deleting} onClose={() => setDeleting(false)} />
    </div>
  );
}
