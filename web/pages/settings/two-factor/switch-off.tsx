import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../parts/api.ts";
import { useT } from "../../../parts/i18n.tsx";
import { AskPassword } from "./ask-password.tsx";
import { mySecurityQuery } from "./my-security.ts";

export function SwitchOff({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const queryClient = useQueryClient();
  const end = useMutation({
    mutationFn: (current: string) => api.delete("/tonari/v1/me/two-factor", { current }),
    async onSuccess() {
      await queryClient.invalidateQueries({ queryKey: mySecurityQuery.queryKey });
      onClose();
    },
  });
  return (
    <AskPassword
      text={t("settings.switchOffText")}
      action={t("settings.switchOff")}
      danger
      busy={end.isPending}
      error={end.error}
      onPassword={(current) => end.mutate(current)}
      onClose={onClose}
    />
  );
}
