import type { admin as english } from "../en/admin.ts";
import type { Translation } from "../translation.ts";

export const admin: Translation<typeof english> = {
  nav: "共通管理",
  users: "ユーザー",
  organizations: "組織",
  groups: "グループ",
  csv: "CSV",
  filters: "絞り込み",
  pages: "ページ",
};
