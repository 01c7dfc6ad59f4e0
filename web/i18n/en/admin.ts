export const admin = {
  nav: "Administration",
  users: "Users",
  organizations: "Departments",
  groups: "Groups",
  csv: "CSV",
  filters: "Filter",
  pages: "Pages",
} as const;
