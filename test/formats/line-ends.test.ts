import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LineEnds } from "../../src/formats/line-ends.ts";
import { chunksOf } from "../support/memory-file.ts";

function kindOf(text: string, size: number): string {
  const ends = new LineEnds();
  for (const chunk of chunksOf(Buffer.from(text), size)) ends.add(chunk);
  return ends.kind();
}

/** The definition, on the whole text: take CRLF out first, then look for what is left. */
function byDefinition(text: string): string {
  const rest = text.replaceAll("\r\n", "");
  const kinds = [text.includes("\r\n") ? "\r\n" : "", rest.includes("\n") ? "\n" : "", rest.includes("\r") ? "\r" : ""];
  const found = kinds.filter((kind) => kind !== "");
  return found.length > 1 ? "mixed" : (found[0] ?? "\n");
}

describe("LineEnds", () => {
  test.each([
    ["a\nb\n", "\n"],
    ["a\r\nb\r\n", "\r\n"],
    ["a\rb\r", "\r"],
    ["a\rb", "\r"],
    ["a\r\nb\nc\r\n", "mixed"],
    ["a\r\nb\rc\r\n", "mixed"],
    ["a\nb\rc", "mixed"],
    ["a\r\nb\r", "mixed"],
    ["a\n\r\n", "mixed"],
    ["no line end", "\n"],
    ["", "\n"],
  ])("%j has %j, in chunks of any size", (text, kind) => {
    for (let size = 1; size <= text.length; size++) expect(kindOf(text, size), `chunks of ${size}`).toBe(kind);
  });

  test("agrees with the definition for any text and any chunks", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "\r", "\n") }),
        fc.integer({ min: 1, max: 5 }),
        (text, size) => {
          expect(kindOf(text, size)).toBe(byDefinition(text));
        },
      ),
      { numRuns: 500 },
    );
  });
});
