import { Spoiler } from "@mantine/core";
import { ServerHtml } from "../../fields/parts/server-html.tsx";
import { plainText } from "../../fields/rich-text/plain-text.ts";
import type { App } from "../../parts/apps.ts";
import { useT } from "../../parts/i18n.tsx";
import classes from "./list.module.css";

/** What the app is for, as its administrator wrote it; a long text folds. */
export function AppDescription({ app }: { readonly app: App }) {
  const t = useT();
  const hasPicture = app.description.includes("<img");
  if (plainText(app.description) === "" && !hasPicture) return null;
  return (
    <Spoiler
      className={classes.description}
      maxHeight={66}
      showLabel={t("recordList.showAll")}
      hideLabel={t("recordList.showLess")}
    >
      <ServerHtml html={app.description} />
    </Spoiler>
  );
}
