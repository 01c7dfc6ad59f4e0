import { useQueryClient } from "@tanstack/react-query";
import { api } from "../../parts/api.ts";
import { useConfirm } from "../../parts/confirm.tsx";
import { useT } from "../../parts/i18n.tsx";
import { useToast } from "../../parts/toast.tsx";
import type { User } from "./user.ts";

/** How administrators help those who cannot sign in. */
export function useSignIn() {
  const t = useT();
  const toast = useToast();
  const confirm = useConfirm();
  const queryClient = useQueryClient();
  async function remove(what: "lockout" | "two-factor", { id }: User, done: string) {
    try {
      await api.delete(`/tonari/v1/users/${id}/${what}`);
      await queryClient.invalidateQueries({ queryKey: ["users"] });
      toast.done(done);
    } catch (error) {
      toast.failed(error);
    }
  }
  return {
    unlock: (user: User) => remove("lockout", user, t("users.unlockDone", { name: user.name })),
    async resetTwoFactor(user: User) {
      const { name } = user;
      const sure = await confirm({
        title: t("users.resetTwoFactorTitle", { name }),
        text: t("users.resetTwoFactorText"),
        action: t("users.resetTwoFactorAction"),
        danger: true,
      });
      if (sure) await remove("two-factor", user, t("users.resetTwoFactorDone", { name }));
    },
  };
}
