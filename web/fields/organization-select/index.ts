import { entityPicture } from "../parts/entity-picture.tsx";

export const organizationSelect = entityPicture("ORGANIZATION");
