import { Box, Group, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { Link } from "react-router";
import { useT } from "./i18n.tsx";
import classes from "./page.module.css";

export interface Crumb {
  readonly label: string;
  readonly to: string;
}
interface Props {
  readonly title: string;
  /** the pages above this one, outermost first */
  readonly crumbs?: readonly Crumb[];
  /** stands before the title */
  readonly icon?: ReactNode;
  readonly text?: ReactNode;
  readonly actions?: ReactNode;
  /** narrow: forms to read top to bottom; settings: explained ones; wide: tables */
  readonly width?: "narrow" | "settings" | "normal" | "wide";
  /** the page shows its name in another way; readers of the page still get it */
  readonly hideTitle?: boolean;
  readonly children: ReactNode;
}

/** The frame of a page's content: where one is, what this is, what can be done. */
export function Page({
  title,
  crumbs = [],
  icon,
  text,
  actions,
  width = "normal",
  hideTitle,
  children,
}: Props) {
  const t = useT();
  useEffect(() => {
    document.title = `${title} - ${t("common.product")}`;
  }, [title, t]);
  return (
    <div className={classes.page} data-width={width}>
      {crumbs.length > 0 && (
        <nav aria-label={t("shell.breadcrumbs")} className={classes.crumbs}>
          <ol>
            {crumbs.map((crumb) => (
              <li key={crumb.to}>
                <Link to={crumb.to}>{crumb.label}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className={hideTitle ? classes.hidden : classes.head}>
        <Group gap="sm" wrap="nowrap" className={classes.name}>
          {icon}
          <Box miw={0}>
            <Title order={1}>{title}</Title>
            {text !== undefined && (
              <Text c="dimmed" mt={2}>
                {text}
              </Text>
            )}
          </Box>
        </Group>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </div>
      {children}
    </div>
  );
}
