import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { studyText } from "../support/invented-schools.ts";
import { refusalOf, wholeStudy } from "../support/study-faults.ts";

const letters = "abcxyzABC019 :,-{}[]#&*!|>'\"%@`~?\\/\t\u00e9’\u0000";

type Damage = (text: string) => string;

const spot = fc.nat(100_000);
const damage: fc.Arbitrary<Damage> = fc.oneof(
  spot.map(
    (at): Damage =>
      (text) =>
        text
          .split("\n")
          .filter((_, line, all) => line !== at % all.length)
          .join("\n"),
  ),
  fc.tuple(spot, spot).map(
    ([from, to]): Damage =>
      (text) => {
        const lines = text.split("\n");
        const [moved = ""] = lines.splice(from % lines.length, 1);
        lines.splice(to % lines.length, 0, moved);
        return lines.join("\n");
      },
  ),
  spot.map(
    (at): Damage =>
      (text) =>
        text.slice(0, at % text.length) + text.slice((at % text.length) + 1),
  ),
  fc.tuple(spot, fc.constantFrom(...letters)).map(
    ([at, letter]): Damage =>
      (text) =>
        text.slice(0, at % text.length) + letter + text.slice((at % text.length) + 1),
  ),
  fc.tuple(spot, fc.constantFrom(...letters)).map(
    ([at, letter]): Damage =>
      (text) =>
        text.slice(0, at % text.length) + letter + text.slice(at % text.length),
  ),
  spot.map(
    (at): Damage =>
      (text) =>
        text.slice(0, at % text.length),
  ),
  fc
    .tuple(
      spot,
      fc.constantFrom("null", "[]", "{}", "1", "''", "[a, b]", "{ a: b }", "*x", "&x y", "~", "true", "-1", ".nan"),
    )
    .map(
      ([at, value]): Damage =>
        (text) => {
          const lines = text.split("\n");
          const line = at % lines.length;
          lines[line] = (lines[line] ?? "").replace(/(:\s*)[^:]*$/, (_, colon: string) => `${colon}${value}`);
          return lines.join("\n");
        },
    ),
);

/** Every line of a refusal must say where: file, line and column, inside the file. */
function expectPositions(message: string, text: string): void {
  const lines = message.split("\n");
  const problems = /^\d+ problems in the study file$/.test(lines[0] ?? "") ? lines.slice(1) : lines;
  const [first = ""] = problems;
  const position = /^study\.yaml:(\d+):(\d+) \S/.exec(first);
  expect(position, `no position: ${first}`).not.toBeNull();
  expect(Number(position?.[1])).toBeLessThanOrEqual(text.split("\n").length);
}

describe("a damaged study", () => {
  test.each([
    ["that uses every part of the format", wholeStudy],
    ["of a school table", studyText()],
  ])("%s either parses or is refused with a position, never anything else", (_, whole) => {
    let refusals = 0;
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        const text = damages.reduce((so, one) => (so === "" ? so : one(so)), whole);
        const refusal = refusalOf(text);
        if (refusal === null) return;
        refusals += 1;
        expect(refusal.exitCode).toBe(2);
        expectPositions(refusal.message, text);
      }),
      { numRuns: 600 },
    );
    expect(refusals).toBeGreaterThan(100);
  });
});
