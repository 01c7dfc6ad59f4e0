import type { CustomItem, JobTitle, Organization } from "../../parts/directory.ts";

/** What conditions can name. */
export interface Choices {
  readonly organizations: readonly Organization[];
  readonly titles: readonly JobTitle[];
  readonly items: readonly CustomItem[];
}
