import { describe, expect, it } from "vitest";
import type { AcademyKind } from "../../src/schools/academy-kind.ts";
import { followLatest } from "../../src/schools/follow-latest.ts";
import type { Grade } from "../../src/schools/grade.ts";
import type { Inspection } from "../../src/schools/inspection.ts";
import type { SchoolLink } from "../../src/schools/link.ts";
import type { RegisteredSchool } from "../../src/schools/registered-school.ts";
import { makeSuccession } from "../../src/schools/succession.ts";
import { countsOf, describedWhole } from "../support/counted-schools.ts";

const takenOn = "2017-01-01";

function judged(urn: string, inspected: string, grade: Grade): Inspection {
  const rest = { framework: null, kind: "graded", ofPredecessor: false, publishedAsInspected: false } as const;
  return { ...rest, urn, inspected, published: inspected, grade };
}

function school(urn: string, opened: string, closed: string | null = null): RegisteredSchool {
  const rest = { authority: null, establishment: null, phase: null, district: null, postcode: null, lsoa: null };
  const type = urn < "140000" ? "Community school" : "Academy converter";
  const status = closed === null ? "Open" : "Closed";
  return { ...rest, urn, type, opened, closed, status, easting: null, northing: null };
}

const succeeds = (urn: string, linked: string, on: string): SchoolLink => ({ urn, linked, type: "Predecessor", on });

function follow(
  inspections: readonly Inspection[],
  schools: readonly RegisteredSchool[],
  links: readonly SchoolLink[] = [],
  current: readonly string[] = [],
  kinds: readonly AcademyKind[] = ["sponsored", "converter", "other"],
) {
  const register = { on: takenOn, schools };
  const made = makeSuccession(links, register, { follow: new Set(kinds) });
  const known = new Map(schools.map((one) => [one.urn, one]));
  return followLatest({ inspections, follow: made, carry: made, register: known, wholeOn: takenOn }, current);
}

const told = (...asked: Parameters<typeof follow>) =>
  follow(...asked).map(({ urn, first, last, open, lost }) => [urn, first?.grade, last?.grade, open, lost]);

const old = "1970-09-01";

describe("the latest judgement and the one before, by a register", () => {
  it("follows one school through its URNs", () => {
    const schools = [school("100001", old, "2012-08-31"), school("140001", "2012-09-01")];
    const inspections = [judged("100001", "2008-01-01", 3), judged("140001", "2015-01-01", 2)];
    const links = [succeeds("140001", "100001", "2012-09-01")];
    expect(told(inspections, schools, links)).toEqual([["140001", 3, 2, true, null]]);
  });

  it("takes no grade of a sister for the one before: schools that merged are lost, the new one begins anew", () => {
    const schools = [
      school("100001", old, "2012-08-31"),
      school("100002", old, "2012-08-31"),
      school("140001", "2012-09-01"),
    ];
    const links = [succeeds("140001", "100001", "2012-09-01"), succeeds("140001", "100002", "2012-09-01")];
    const inspections = [
      judged("100001", "2008-01-01", 1),
      judged("100002", "2009-01-01", 4),
      judged("140001", "2014-01-01", 3),
    ];
    expect(told(inspections, schools, links)).toEqual([
      ["100001", 1, undefined, false, "merged or split"],
      ["100002", 4, undefined, false, "merged or split"],
      ["140001", undefined, 3, true, null],
    ]);
    const twice = [...inspections, judged("140001", "2016-01-01", 2)];
    expect(told(twice, schools, links).at(-1)).toEqual(["140001", 3, 2, true, null]);
  });

  it("does not tell the one before of a school that took in another", () => {
    const schools = [school("100001", old), school("100002", old, "2012-08-31")];
    const links = [succeeds("100001", "100002", "2012-09-01")];
    const inspections = [
      judged("100001", "2008-01-01", 4),
      judged("100002", "2009-01-01", 2),
      judged("100001", "2014-01-01", 1),
    ];
    expect(told(inspections, schools, links)).toEqual([
      ["100001", 1, undefined, true, "merged or split"],
      ["100002", 2, undefined, false, "merged or split"],
    ]);
  });

  it("loses a school that was split, once, and begins its parts anew", () => {
    const schools = [
      school("100001", old, "2012-08-31"),
      school("100002", "2012-09-01"),
      school("100003", "2012-09-01"),
    ];
    const links = [succeeds("100002", "100001", "2012-09-01"), succeeds("100003", "100001", "2012-09-01")];
    const inspections = [judged("100001", "2008-01-01", 2), judged("100002", "2014-01-01", 3)];
    expect(told(inspections, schools, links)).toEqual([
      ["100001", 2, undefined, false, "merged or split"],
      ["100002", undefined, 3, true, null],
      ["100003", undefined, undefined, true, null],
    ]);
  });

  it("loses what closed, though a list names it, and counts schools that nobody judged", () => {
    const schools = [
      school("100001", old, "2015-08-31"),
      school("100002", old, "2015-08-31"),
      school("100003", old),
      school("100004", old),
    ];
    const inspections = [
      judged("100001", "2008-01-01", 2),
      judged("100001", "2012-01-01", 4),
      judged("100004", "2012-01-01", 2),
    ];
    const expected = [
      ["100001", 4, undefined, false, "closed"],
      ["100003", undefined, undefined, true, null],
      ["100004", undefined, 2, true, null],
    ];
    expect(told(inspections, schools)).toEqual(expected);
    expect(told(inspections, schools, [], ["100001", "100002", "100004"])).toEqual(expected);
    const [whole] = countsOf(describedWhole(follow(inspections, schools)));
    const { open, ratedAtNeither, ratedFirst } = whole?.counts ?? {};
    expect([open, ratedAtNeither, ratedFirst, whole?.lost]).toEqual([2, 1, 1, [{ why: "closed", schools: 1 }]]);
    // One of the two schools of today is good, of the other nothing is known; the one weak school of before is closed.
    expect(whole?.bounds.good).toEqual({ lower: 0.5, upper: 1 });
    expect(whole?.withoutLastGrade).toBe(1);
    expect(whole?.bounds.improved).toEqual({ lower: 0, upper: 1 });
  });

  it("tells a change of URN that is not followed from a closing", () => {
    const schools = [school("100001", old, "2012-08-31"), school("140001", "2012-09-01")];
    const links = [succeeds("140001", "100001", "2012-09-01")];
    expect(told([judged("100001", "2008-01-01", 2)], schools, links, [], ["sponsored"])).toEqual([
      ["100001", 2, undefined, false, "change of URN not followed"],
      ["140001", undefined, undefined, true, null],
    ]);
  });
});
