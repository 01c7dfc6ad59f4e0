import { Text, Title } from "@mantine/core";
import { IconChevronLeft } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useT } from "../../../parts/i18n.tsx";
import { useAppId } from "../data.ts";
import classes from "./settings.module.css";

interface Props {
  readonly title: string;
  readonly text?: ReactNode;
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The frame of one page of the settings, with the way back to their list. */
export function SettingsPage({ title, text, actions, wide, children }: Props) {
  const t = useT();
  const app = useAppId();
  return (
    <div className={`${classes.page} ${wide ? classes.wide : ""}`}>
      <Link className={classes.back} to={`/k/admin/app/flow?app=${app}#section=settings`}>
        <IconChevronLeft size={14} aria-hidden />
        {t("appSettings.tabSettings")}
      </Link>
      <div className={classes.head}>
        <div className={classes.headText}>
          <Title order={2}>{title}</Title>
          {text !== undefined && <Text c="dimmed">{text}</Text>}
        </div>
        {actions !== undefined && <div className={classes.headEnd}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}
