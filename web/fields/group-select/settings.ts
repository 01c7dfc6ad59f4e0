import { entityDesign } from "../parts/entity-settings.tsx";

export const groupSelect = entityDesign("GROUP");
