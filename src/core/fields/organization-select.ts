import { entitySelect } from "./base/entities.ts";

export const organizationSelect = entitySelect({
  type: "ORGANIZATION_SELECT",
  holds: "ORGANIZATION",
  candidates: [],
  functions: "organization",
  standsFor: { name: "PRIMARY_ORGANIZATION()", code: ({ primaryOrganization }) => primaryOrganization },
});
