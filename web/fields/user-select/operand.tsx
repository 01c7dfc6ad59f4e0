import type { Entity } from "../../../src/core/fields/field.ts";
import type { Operand } from "../../../src/core/query/syntax.ts";
import { useT } from "../../parts/i18n.tsx";
import type { OperandProps } from "../field.ts";
import { call, literal } from "../parts/operands.ts";
import { PeopleBox } from "./people-box.tsx";

const loginUser = "LOGINUSER()";

/** People by their codes, and "signed-in user", which is somebody else for every reader of a saved view. */
export function UserOperand({ operands, onChange, label }: OperandProps) {
  const t = useT();
  const signedIn: Entity = { code: loginUser, name: t("filter.signedInUser") };
  const toEntity = (operand: Operand): Entity =>
    operand.is === "call" ? signedIn : { code: operand.text, name: operand.text };
  return (
    <PeopleBox
      aria-label={label}
      people={operands.map(toEntity)}
      onPeople={(people) =>
        onChange(people.map(({ code }) => (code === loginUser ? call("LOGINUSER") : literal(code))))
      }
      extra={[signedIn]}
    />
  );
}
