import type { Entity } from "../../../src/core/fields/field.ts";
import type { EditProps } from "../field.ts";
import { inputProps } from "../parts/input.ts";
import { PeopleBox } from "./people-box.tsx";
import type { Among } from "./search.ts";

export function UserSelectEdit({ value, onChange, ...props }: EditProps<readonly Entity[]>) {
  return (
    <PeopleBox
      {...inputProps(props)}
      people={value}
      onPeople={onChange}
      among={candidatesOf(props.field.entities as readonly Candidate[] | undefined)}
    />
  );
}

interface Candidate {
  readonly type: string;
  readonly code: string;
}

/** Departments and groups stand for their members. */
function candidatesOf(entities: readonly Candidate[] = []): Among | undefined {
  if (entities.length === 0) return undefined;
  const codes = (wanted: string) => entities.filter(({ type }) => type === wanted).map(({ code }) => code);
  return { users: codes("USER"), organizations: codes("ORGANIZATION"), groups: codes("GROUP") };
}
