import { notifications } from "@mantine/notifications";
import { IconAlertCircle, IconCheck } from "@tabler/icons-react";
import { useMemo } from "react";
import { errorText } from "./error-note.tsx";
import { useT } from "./i18n.tsx";

interface Toast {
  done(message: string): void;
  failed(error: unknown): void;
}

/** A short word about what just happened, at the edge of the screen. What has to be acted on is no toast. */
export function useToast(): Toast {
  const t = useT();
  return useMemo(() => {
    const closeButtonProps = { "aria-label": t("common.close") };
    return {
      done(message) {
        notifications.show({
          message,
          color: "pine",
          icon: <IconCheck size={18} aria-hidden />,
          closeButtonProps,
        });
      },
      failed(error) {
        notifications.show({
          closeButtonProps,
          message: errorText(error, t),
          color: "red",
          icon: <IconAlertCircle size={18} aria-hidden />,
          // What an app's script says is meant to be read; kintone leaves it there as well.
          autoClose: error instanceof Error && error.name === "ScriptSays" ? false : 8000,
        });
      },
    };
  }, [t]);
}
