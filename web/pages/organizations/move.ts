import { api } from "../../parts/api.ts";
import { type Organization, useDirectoryChanged } from "../../parts/directory.ts";
import { useT } from "../../parts/i18n.tsx";
import { useToast } from "../../parts/toast.tsx";

interface Move {
  readonly organization: Organization;
  /** "": to the top */
  readonly parentCode: string;
}

/** Puts a department below another one. */
export function useMove(): (move: Move) => Promise<void> {
  const t = useT();
  const toast = useToast();
  const changed = useDirectoryChanged();
  return async ({ organization: { code, name }, parentCode }) => {
    await api.put("/v1/organizations.json", { organizations: [{ code, parentCode }] });
    await changed();
    toast.done(t("organizations.moved", { name }));
  };
}
