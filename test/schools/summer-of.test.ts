import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { summerOf } from "../../src/schools/academic-year.ts";

describe("summerOf", () => {
  const year = fc.integer({ min: 1990, max: 2098 });
  const forms = (end: number) => {
    const [first, two] = [end - 1, String(end % 100).padStart(2, "0")];
    return [
      `${end}`,
      `${end}.0`,
      `${first}${two}`,
      `${first}${two}.0`,
      `${first}/${two}`,
      `${first}-${two}`,
      `${first}\u2013${two}`,
      `${first}/${end}`,
      `${first}-${end}`,
      `${first} to ${end}`,
      `${first}${end}`,
      `${first}/${two} Academic year`,
      `Academic year ${first}/${two}`,
      `AY ${first}/${two}`,
      `ay${first}-${two}`,
      `School year ${first}/${end}`,
      ` ${first} / ${two} `,
    ];
  };

  it("is the end of an academic year in every form", () => {
    fc.assert(
      fc.property(year, (end) => {
        expect(forms(end).map(summerOf)).toEqual(forms(end).map(() => end));
      }),
    );
  });

  // 201920 is 2019/20: six digits are two years that follow each other, as in Explore Education Statistics.
  test.each([
    ["201920", 2020],
    ["199900", 2000],
    ["201903", null],
    ["201818", null],
    ["2018/20", null],
    ["2018/2018", null],
    ["Financial year 2018-19", null],
    ["2018-19 tax year", null],
    ["Calendar year 2019", null],
    ["19", null],
    ["18/19", null],
    ["31/08/2019", null],
    ["", null],
    ["2019.5", null],
  ])("of %j is %j", (text, expected) => {
    expect(summerOf(text)).toBe(expected);
  });
});
