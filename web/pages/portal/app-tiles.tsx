import { Text } from "@mantine/core";
import { Link } from "react-router";
import { AppIcon } from "../../parts/app-icon.tsx";
import type { App } from "../../parts/apps.ts";
import { useTexts } from "../../parts/i18n.tsx";
import { AppMenu } from "./app-menu.tsx";
import { wordsOf } from "./description.ts";
import classes from "./portal.module.css";

export function AppTiles({ apps }: { readonly apps: readonly App[] }) {
  const { t, date } = useTexts();
  return (
    <ul className={classes.tiles}>
      {apps.map((app) => (
        <li key={app.appId} className={classes.tile}>
          <AppIcon app={app} size={44} />
          <div className={classes.words}>
            {/* The link's area is the tile, so that its menu is not a button inside a link. */}
            <Link to={`/k/${app.appId}/`} className={classes.name}>
              {app.name}
            </Link>
            <Text size="sm" c="dimmed" lineClamp={2} className={classes.description}>
              {wordsOf(app.description)}
            </Text>
            <Text size="xs" className={classes.faint}>
              {t("portal.changedOn", { date: date(app.modifiedAt) })}
            </Text>
          </div>
          <div className={classes.menu}>
            <AppMenu app={app} />
          </div>
        </li>
      ))}
    </ul>
  );
}
