import type { admin as english } from "../en/admin.ts";
import type { Translation } from "../translation.ts";

export const admin: Translation<typeof english> = {
  nav: "系统管理",
  users: "用户",
  organizations: "组织",
  groups: "组",
  csv: "CSV",
  filters: "筛选",
  pages: "分页",
};
