import type { ShowProps } from "../field.ts";
import classes from "./tags.module.css";

/** Chosen options: quiet tags that keep the option's own spelling. */
export function TagsShow({ value }: ShowProps<readonly string[]>) {
  return (
    <span className={classes.tags}>
      {value.map((label) => (
        <Tag key={label} label={label} />
      ))}
    </span>
  );
}

export function TagShow({ value }: ShowProps<string | null>) {
  return value ? <Tag label={value} /> : null;
}

function Tag({ label }: { readonly label: string }) {
  return (
    <span className={classes.tag} title={label}>
      {label}
    </span>
  );
}
