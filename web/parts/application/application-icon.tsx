import classes from "../app-icon.module.css";
import picture from "./application.module.css";

interface Props {
  readonly application: { readonly name: string; readonly logo: string | null };
  readonly size?: number;
}

/** An application's logo, or a tile with its first letter. */
export function ApplicationIcon({ application: { name, logo }, size = 40 }: Props) {
  const style = { width: size, height: size, borderRadius: size * 0.22 };
  if (logo !== null) return <img src={logo} alt="" className={picture.logo} style={style} />;
  return (
    <span className={classes.tile} style={{ ...style, fontSize: size * 0.46 }} aria-hidden="true">
      {[...name.trim()][0]?.toLocaleUpperCase() ?? "?"}
    </span>
  );
}
