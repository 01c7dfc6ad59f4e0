import { entityPicture } from "../parts/entity-picture.tsx";

export const groupSelect = entityPicture("GROUP");
