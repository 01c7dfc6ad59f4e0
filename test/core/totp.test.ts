import { describe, expect, test } from "vitest";
import { base32, codeOf, stepAt, stepOf } from "../../src/auth/totp.ts";

const secret = base32(Buffer.from("12345678901234567890"));

describe("codes of the moment", () => {
  test.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_234_567_890, "005924"],
    [20_000_000_000, "353130"],
  ])("at %i seconds are those of RFC 6238", (seconds, code) => {
    expect(secret).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    expect(codeOf(secret, stepAt(seconds * 1000))).toBe(code);
  });

  test("are taken half a minute early and late, and none at or before the last one", () => {
    const now = 1_234_567_890_000;
    const step = stepAt(now);
    const taken = (code: string, after = 0) => stepOf({ secret, code, now, after });
    for (const near of [-1, 0, 1]) expect(taken(codeOf(secret, step + near))).toBe(step + near);
    for (const far of [-2, 2]) expect(taken(codeOf(secret, step + far))).toBeUndefined();
    expect(taken(codeOf(secret, step), step)).toBeUndefined();
    expect(taken(codeOf(secret, step - 1), step)).toBeUndefined();
    expect(taken(codeOf(secret, step + 1), step)).toBe(step + 1);
    for (const odd of ["", "12345", "1234567", "００５９２４"]) expect(taken(odd)).toBeUndefined();
  });
});
