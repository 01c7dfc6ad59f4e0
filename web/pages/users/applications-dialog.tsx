import { Modal } from "@mantine/core";
import { ConnectedApplications } from "../../parts/application/connected.tsx";
import { useT } from "../../parts/i18n.tsx";
import type { User } from "./user.ts";

interface Props {
  readonly opened: boolean;
  readonly user?: User;
  readonly onClose: () => void;
}

/** What a user let act for them, and the way for an administrator to end it. */
export function ApplicationsDialog({ opened, user, onClose }: Props) {
  const t = useT();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("oauth.connectedOf", { name: user?.name ?? "" })}
      size="lg"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {user !== undefined && <ConnectedApplications path={`/tonari/v1/users/${user.id}/grants`} />}
    </Modal>
  );
}
