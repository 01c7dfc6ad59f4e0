import { Alert, Button, Group, LoadingOverlay, Modal, Text } from "@mantine/core";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { useT } from "../parts/i18n.tsx";
import { close, type Dialog, type Ending, overlays, unsay, watchOverlays } from "./overlay.ts";
import classes from "./overlays.module.css";

const colors = { ERROR: "red.9", SUCCESS: "teal.9", INFO: "blue.9" } as const;

/** What an app's scripts lay over the page. */
export function Overlays() {
  const t = useT();
  const { dialogs, said, loading } = useSyncExternalStore(watchOverlays, overlays);
  return (
    <>
      {said && (
        <Alert
          className={classes.said}
          color={colors[said.type]}
          variant="filled"
          role={said.type === "ERROR" ? "alert" : "status"}
          withCloseButton
          closeButtonLabel={t("common.close")}
          onClose={unsay}
        >
          {said.message}
        </Alert>
      )}
      {dialogs.map((dialog, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a dialog stays where it is in the pile
        <OneDialog key={at} dialog={dialog} />
      ))}
      <LoadingOverlay
        visible={loading}
        pos="fixed"
        zIndex={1000}
        loaderProps={{ "aria-label": t("common.loading") }}
      />
    </>
  );
}

function OneDialog({ dialog }: { readonly dialog: Dialog }) {
  const t = useT();
  const { title, body, ok, cancel, closable } = dialog;
  const end = (ending: Ending) => void close(dialog, ending);
  return (
    <Modal
      opened
      onClose={() => end("CLOSE")}
      title={<Text fw={650}>{title}</Text>}
      withCloseButton={closable}
      closeOnEscape={closable}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {typeof body === "string" ? (
        <Text className={classes.words}>{body}</Text>
      ) : (
        body && <Own element={body} />
      )}
      {(ok || cancel) && (
        <Group justify="flex-end" mt="lg" gap="xs">
          {cancel && (
            <Button variant="default" onClick={() => end("CANCEL")}>
              {cancel.text ?? t("common.cancel")}
            </Button>
          )}
          {ok && (
            <Button onClick={() => end("OK")} data-autofocus>
              {ok.text ?? t("customize.ok")}
            </Button>
          )}
        </Group>
      )}
    </Modal>
  );
}

/** An element of the script's own: it is put there and never touched. */
function Own({ element }: { readonly element: Element }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.replaceChildren(element), [element]);
  return <div ref={place} />;
}
