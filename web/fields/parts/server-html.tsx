import { Typography } from "@mantine/core";

/** HTML of a record or of the settings. The server lets only harmless tags in when it is saved. */
export function ServerHtml({ html }: { html: string }) {
  return (
    <Typography fz="inherit" style={{ overflowWrap: "anywhere" }}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by the server when it was saved */}
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </Typography>
  );
}
