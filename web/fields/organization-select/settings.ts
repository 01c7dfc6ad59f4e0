import { entityDesign } from "../parts/entity-settings.tsx";

export const organizationSelect = entityDesign("ORGANIZATION");
