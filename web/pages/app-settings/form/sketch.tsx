import { Box, Divider } from "@mantine/core";
import { designOf } from "../../../fields/designs.ts";
import { pictureFor } from "../../../fields/index.ts";
import { ServerHtml } from "../../../fields/parts/server-html.tsx";
import { asProperty, type FieldSettings } from "../../../fields/settings.ts";
import { useSession } from "../../../parts/session.tsx";
import classes from "./form.module.css";
import type { Part } from "./form.ts";

/** How a part will look in a record. Only a picture: it takes no input and no focus. */
export function Sketch({ part }: { readonly part: Part }) {
  return (
    <div inert className={classes.sketch}>
      {part.field ? <FieldSketch field={part.field} part={part} /> : <LayoutSketch part={part} />}
    </div>
  );
}

function FieldSketch({ field, part }: { readonly field: FieldSettings; readonly part: Part }) {
  const { user, timeZone } = useSession();
  const design = designOf(field);
  // The name stands above the sketch already.
  const property = { ...asProperty(field), noLabel: true };
  const context = { user, timeZone };
  if (design?.Sketch) {
    return (
      <Box mih={Number(part.size.innerHeight ?? 0)} display="grid">
        <design.Sketch field={field} />
      </Box>
    );
  }
  const picture = pictureFor(property);
  if (!picture) return null;
  if (!picture.Edit) {
    const sample = design?.sample?.(context) ?? picture.empty;
    return (
      <Box py={6} c="dimmed">
        <picture.Show field={property} value={sample} place="form" />
      </Box>
    );
  }
  return (
    <picture.Edit
      field={property}
      value={picture.initial(property, context)}
      onChange={() => {}}
      errors={[]}
    />
  );
}

function LayoutSketch({ part }: { readonly part: Part }) {
  if (part.type === "LABEL") return <ServerHtml html={part.label ?? ""} />;
  if (part.type === "HR") return <Divider my="sm" size="sm" />;
  return (
    <div className={classes.blank} style={{ height: Number(part.size.height ?? 60) }}>
      {part.elementId ? <code>#{part.elementId}</code> : null}
    </div>
  );
}
