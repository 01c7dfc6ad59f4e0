import { IconSitemap, IconUser, IconUsersGroup } from "@tabler/icons-react";
import type { Mention } from "./comments-data.ts";
import classes from "./side.module.css";

const icons = { USER: IconUser, ORGANIZATION: IconSitemap, GROUP: IconUsersGroup };

export function MentionName({ mention: { type, name } }: { readonly mention: Mention }) {
  const Picture = icons[type];
  return (
    <span className={classes.mention}>
      <Picture size={14} stroke={1.8} aria-hidden />
      {name}
    </span>
  );
}
