import { useT } from "../../parts/i18n.tsx";
import { Page } from "../../parts/page.tsx";
export function Portal() {
  const t = useT();
  return <Page title={t("shell.home")}>{null}</Page>;
}
