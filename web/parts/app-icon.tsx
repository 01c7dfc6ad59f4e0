import classes from "./app-icon.module.css";

interface Props {
  readonly app: { readonly appId: string; readonly name: string };
  readonly size?: number;
}

/** A tile that tells apps apart at a glance: the first letter, on a colour that stays with the app. */
export function AppIcon({ app, size = 40 }: Props) {
  const [first = "?"] = new Intl.Segmenter().segment(app.name.trim() || "?");
  const letter = typeof first === "string" ? first : first.segment.toLocaleUpperCase();
  return (
    <span
      className={classes.tile}
      data-hue={Number(app.appId) % 8}
      style={{ width: size, height: size, fontSize: size * 0.46, borderRadius: size * 0.26 }}
      aria-hidden="true"
    >
      {letter}
    </span>
  );
}
