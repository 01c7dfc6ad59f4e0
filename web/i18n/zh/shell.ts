import type { shell as english } from "../en/shell.ts";
import type { Translation } from "../translation.ts";

export const shell: Translation<typeof english> = {
  skip: "跳到正文",
  home: "门户",
  menu: "菜单",
  apps: "应用",
  allApps: "所有应用",
  createApp: "创建应用",
  noApps: "还没有应用",
  settings: "设置",
  personalSettings: "个人设置",
  userAdministration: "用户管理",
  account: "账户：{name}",
  signOut: "退出登录",
  theme: "外观",
  themeLight: "浅色",
  themeDark: "深色",
  themeAuto: "自动",
  administrator: "管理员",
  breadcrumbs: "当前位置",
};
