import { describe, expect, it } from "vitest";
import { type NameInStudy, withNamesLeftOut } from "../../src/study/left-out.ts";

const text = `# a comment on Elm
title: Elm and Ash   # kept
places:
  schemes: { home: { column: home } }
  groups:
    far:
      home:
        - Elm
        - 'Ash'
    near: { home: [&it "Elm", 07] }
    alike: { home: *it }
    elsewhere: { not: far }
    somewhere: { in: home }
show:
  - gap: { of: poor, in: [england, home Elm, home] }
compare:
  - { gap: p, of: poor, in: home Ash, with: { in: home Elm } }
sensitivity:
  figures: [p/gap/poor/home-elm/2019]
variants:
  other: { places: { groups: { far: { home: Elm } } } }
`;

const leftOut = (isNameless: (name: NameInStudy) => boolean) => withNamesLeftOut(text, isNameless);

describe("a study file with names left out", () => {
  it("is the file itself where none is", () => expect(leftOut(() => false)).toBe(text));

  it("asks for each name of an area, by what it is", () => {
    const asked: string[] = [];
    leftOut(({ what, scheme, words }) => {
      asked.push([what, scheme, words].join("|"));
      return false;
    });
    expect(asked).toEqual([
      "member|home|Elm",
      "member|home|Ash",
      "member|home|Elm",
      "member|home|07",
      "member|home|Elm",
      "place||england",
      "place||home Elm",
      "place||home",
      "place||home Ash",
      "place||home Elm",
      "figure||p/gap/poor/home-elm/2019",
      "member|home|Elm",
    ]);
  });

  it("differs from the file in these names alone, and says so at its top", () => {
    const lines = leftOut(({ words }) => /elm/i.test(words)).split("\n");
    const [comment, ...rest] = lines;
    expect(comment).toMatch(/^# A copy of the study file/);
    const before = text.split("\n");
    expect(rest.flatMap((line, at) => (line === before[at] ? [] : [line]))).toEqual([
      '        - "not named"',
      '    near: { home: [&it "not named", 07] }',
      '  - gap: { of: poor, in: [england, "not named", home] }',
      '  - { gap: p, of: poor, in: home Ash, with: { in: "not named" } }',
      '  figures: ["not named"]',
      '  other: { places: { groups: { far: { home: "not named" } } } }',
    ]);
  });

  it("keeps the line after a name that is a block of lines", () =>
    expect(withNamesLeftOut("show:\n  - gap:\n      in: |\n        home Elm\n      of: poor\n", () => true)).toBe(
      '# A copy of the study file, in which areas that may not be named are written as "not named".\nshow:\n  - gap:\n      in: "not named"\n      of: poor\n',
    ));
});
