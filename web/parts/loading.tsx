import { Center, Loader, Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useT } from "./i18n.tsx";

export function LoadingPage() {
  return (
    <Center mih="50dvh">
      <Loader type="dots" aria-hidden />
    </Center>
  );
}

/** Grey lines where the content will be; a screen reader hears that it is loading. */
export function LoadingLines({
  lines = 6,
  height = 20,
}: {
  readonly lines?: number;
  readonly height?: number;
}) {
  const t = useT();
  const widths = ["100%", "94%", "97%", "88%", "92%", "85%"];
  return (
    <Stack gap="sm" role="status">
      <VisuallyHidden>{t("common.loading")}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => `line ${line}`).map((line, index) => (
        <Skeleton key={line} height={height} width={widths[index % widths.length]} radius="sm" />
      ))}
    </Stack>
  );
}
