import classes from "./app-icon.module.css";

interface Props {
  readonly person: { readonly code: string; readonly name: string };
  readonly size?: number;
}

/** The first letters of a name, on a colour that stays with the person. */
export function PersonIcon({ person, size = 32 }: Props) {
  return (
    <span
      className={classes.tile}
      data-hue={hueOf(person.code)}
      style={{ width: size, height: size, fontSize: size * 0.38, borderRadius: "50%" }}
      aria-hidden="true"
    >
      {initials(person.name)}
    </span>
  );
}

/** "Ben Carter": BC. "青山 愛子": 青, because two such characters would be a word. */
function initials(name: string): string {
  const [first = "", ...others] = name.trim().split(/\s+/);
  const letters = [first, others.at(-1) ?? ""].map((word) => [...word][0] ?? "").join("");
  return /^\p{Script=Latin}+$/u.test(letters) ? letters.toLocaleUpperCase() : ([...letters][0] ?? "?");
}

function hueOf(code: string): number {
  let sum = 0;
  for (const character of code) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 8191;
  return sum % 8;
}
