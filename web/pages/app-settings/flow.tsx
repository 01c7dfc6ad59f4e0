import { useLocation } from "react-router";
import { FormTab } from "./form/form-editor.tsx";
import { sectionOf } from "./section.ts";
import { SettingsTab } from "./settings/settings-tab.tsx";
import { ViewsTab } from "./views/views-tab.tsx";

/** `/k/admin/app/flow?app=1`: the part after # says which tab. */
export function Flow() {
  const { pathname, hash } = useLocation();
  const tabs = { form: FormTab, views: ViewsTab, settings: SettingsTab };
  const Tab = tabs[sectionOf(pathname, hash)];
  return <Tab />;
}
