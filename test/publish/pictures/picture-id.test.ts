import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hyphenated } from "../../../src/effects/output-name.ts";
import { pictureId } from "../../../src/publish/pictures/picture-id.ts";

describe("the id of a picture", () => {
  it.each([
    [["progress", "gap", "poor", "home town"], "progress:gap:poor:home+town", "progress-gap-poor-home-town"],
    [["KS2/KS4", "Home-town"], "KS2/KS4:Home-town", "ks2-ks4-home-town"],
    [["進歩", "Écarts d’élèves"], "進歩:Écarts+d’élèves", "進歩-écarts-d-élèves"],
    [["a:b", "c+d", "50%\t"], "a%3ab:c%2bd:50%25%9", "a-3ab-c-2bd-50-25-9"],
  ])("of %j has its names as they are, and the name of a file in it", (parts, id, file) => {
    expect(pictureId(...parts)).toBe(id);
    expect(hyphenated(id)).toBe(file);
  });

  it("is one that no other names have, and that a page can refer to", () => {
    const part = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("a b", "a-b", "A-b", "a", "b", "a:b", ":", "%3a", "+"),
    );
    const names = fc.array(part, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(names, names, (some, others) => {
        const [one, other] = [pictureId(...some), pictureId(...others)];
        expect(one === other).toBe(JSON.stringify(some) === JSON.stringify(others));
        expect(one).not.toMatch(/\s/);
      }),
      { numRuns: 2000 },
    );
  });
});
