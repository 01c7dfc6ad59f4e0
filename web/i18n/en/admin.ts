export const admin = {
  nav: "Administration",
  users: "Users",
  organizations: "Departments",
  groups: "Groups",
  csv: "CSV",
} as const;
