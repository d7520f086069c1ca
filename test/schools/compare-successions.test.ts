import { describe, expect, it } from "vitest";
import { compareSuccessions } from "../../src/schools/compare-successions.ts";
import { makeSuccession } from "../../src/schools/succession.ts";
import { linksOf } from "../support/school-links.ts";

// Expected values follow on paper from the links of the two files.
const first = [
  "100001 Successor 100002 2010-09-01",
  "100011 Successor 100012 2010-09-01",
  "100021 Successor 100022 2010-09-01",
];

function changes(before: readonly string[], after: readonly string[], dates?: readonly string[]) {
  const earlier = makeSuccession(linksOf(...before));
  return compareSuccessions(earlier, makeSuccession(linksOf(...after)), "2020-01-01", dates).answers.map(
    ({ urn, asked, before: was, after: is, because }) => [urn, asked, was, is, ...because.map(({ kind }) => kind)],
  );
}

describe("two files of links", () => {
  it("agree about the past where links were added after it", () => {
    expect(changes(first, [...first, "100002 Successor 150001 2021-09-01"])).toEqual([]);
  });

  it("differ where a link is added with an earlier date, removed or changed", () => {
    expect(changes(first, [...first, "100002 Successor 150001 2019-09-01"])).toEqual([
      ["100001", "school", "100002", "150001", "added earlier"],
      ["100002", "school", "100002", "150001", "added earlier"],
    ]);
    expect(changes(first, first.slice(1))).toEqual([
      ["100001", "school", "100002", "100001", "removed"],
      ["100002", "chain", "100001", "100002", "removed"],
    ]);
    const moved = ["100001 Successor 100002 2012-09-01", ...first.slice(1)];
    expect(changes(first, moved, ["2011-01-01"])).toEqual([
      ["100001", "school", "100002", "100001", "changed"],
      ["100002", "school", "100002", "100001", "changed"],
    ]);
  });

  it("differ where a later link says that a school thought new was another before", () => {
    expect(
      changes(["100001 Successor 100002"], ["100001 Successor 100002", "100000 Successor 100001 2021-01-01"]),
    ).toEqual([
      ["100001", "school", "undated: 100001 or 100002", "100000", "added later"],
      ["100002", "school", "undated: 100001 or 100002", "100000", "added later"],
    ]);
  });
});
