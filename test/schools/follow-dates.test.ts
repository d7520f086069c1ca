import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AcademyKind } from "../../src/schools/academy-kind.ts";
import { type FollowQuestion, followDates } from "../../src/schools/follow-dates.ts";
import { followLatest } from "../../src/schools/follow-latest.ts";
import { isReinspected } from "../../src/schools/followed-school.ts";
import type { Grade } from "../../src/schools/grade.ts";
import type { Inspection } from "../../src/schools/inspection.ts";
import type { SchoolLink } from "../../src/schools/link.ts";
import type { RegisteredSchool } from "../../src/schools/registered-school.ts";
import { makeSuccession } from "../../src/schools/succession.ts";

const days = { first: "2010-03-31", last: "2016-03-31" };

function judged(urn: string, inspected: string, grade: Grade, published = inspected): Inspection {
  return {
    urn,
    inspected,
    published,
    grade,
    framework: null,
    kind: "graded",
    ofPredecessor: false,
    publishedAsInspected: false,
  };
}

function school(
  urn: string,
  type: string | null,
  opened: string | null,
  closed: string | null = null,
): RegisteredSchool {
  const rest = { authority: null, establishment: null, phase: null, district: null, postcode: null, lsoa: null };
  return { ...rest, urn, type, opened, closed, status: null, easting: null, northing: null };
}

const succeeds = (urn: string, linked: string, on: string): SchoolLink => ({ urn, linked, type: "Predecessor", on });

function question(
  inspections: readonly Inspection[],
  links: readonly SchoolLink[] = [],
  schools: readonly RegisteredSchool[] = [],
  follow: readonly AcademyKind[] = ["sponsored", "converter", "other"],
): FollowQuestion {
  const register = schools.length === 0 ? null : { on: "2017-01-01", schools };
  return {
    inspections,
    follow: makeSuccession(links, register, { follow: new Set(follow) }),
    carry: makeSuccession(links, register, { follow: new Set<AcademyKind>(["converter"]) }),
    register: new Map(schools.map((one) => [one.urn, one])),
    wholeOn: register?.on ?? null,
  };
}

const told = (asked: FollowQuestion) =>
  followDates(asked, days).map(({ urn, first, last, open, lost }) => [urn, first?.grade, last?.grade, open, lost]);

describe("schools followed between two dates", () => {
  it("counts a judgement from its publication on", () => {
    const asked = question([judged("100001", "2008-01-01", 3), judged("100001", "2016-03-01", 1, "2016-04-15")]);
    expect(told(asked)).toEqual([["100001", 3, 3, true, null]]);
    expect(followDates(asked, days).map(isReinspected)).toEqual([false]);
  });

  it("lets a grade stand for a converter and not for a sponsored academy until that is inspected", () => {
    const links = [succeeds("140001", "100001", "2012-09-01"), succeeds("140002", "100002", "2014-09-01")];
    const schools = [
      school("100001", "Community school", "1970-09-01", "2012-08-31"),
      school("100002", "Community school", "1970-09-01", "2014-08-31"),
      school("140001", "Academy converter", "2012-09-01"),
      school("140002", "Academy sponsor led", "2014-09-01"),
    ];
    const inspections = [judged("100001", "2008-01-01", 2), judged("100002", "2008-01-01", 4)];
    expect(told(question(inspections, links, schools))).toEqual([
      ["140001", 2, 2, true, null],
      ["140002", 4, undefined, true, "not judged since its URN changed"],
    ]);
    const [converter] = followDates(question(inspections, links, schools), days);
    expect([converter?.last?.inherited, converter?.changed]).toEqual([true, "converter"]);
    const inspected = [...inspections, judged("140002", "2016-01-01", 2)];
    expect(told(question(inspected, links, schools))[1]).toEqual(["140002", 4, 2, true, null]);
  });

  it("loses a school whose change of URN is not followed, and counts its successor as new", () => {
    const links = [succeeds("140002", "100002", "2014-09-01")];
    const schools = [
      school("100002", "Community school", "1970-09-01", "2014-08-31"),
      school("140002", "Academy sponsor led", "2014-09-01"),
    ];
    const inspections = [judged("100002", "2008-01-01", 4), judged("140002", "2016-01-01", 2)];
    expect(told(question(inspections, links, schools, ["converter"]))).toEqual([
      ["100002", 4, undefined, false, "change of URN not followed"],
      ["140002", undefined, 2, true, null],
    ]);
  });

  it("takes the worst grade of schools that became one, and loses what closed", () => {
    const links = [succeeds("140001", "100001", "2012-09-01"), succeeds("140001", "100002", "2012-09-01")];
    const schools = [
      school("100001", "Community school", "1970-09-01", "2012-08-31"),
      school("100002", "Community school", "1970-09-01", "2012-08-31"),
      school("100003", "Community school", "1970-09-01", "2012-08-31"),
      school("140001", "Community school", "2012-09-01"),
    ];
    const inspections = [
      judged("100001", "2008-01-01", 1),
      judged("100002", "2008-01-01", 3),
      judged("100003", "2008-01-01", 2),
      judged("140001", "2015-01-01", 2),
    ];
    expect(told(question(inspections, links, schools))).toEqual([
      ["100003", 2, undefined, false, "closed"],
      ["140001", 3, 2, true, null],
    ]);
  });
});

/** Schools in pairs of old and new, some of them linked, with inspections of either at any time. */
const anySchools = fc.array(
  fc.record({
    linked: fc.boolean(),
    sponsored: fc.boolean(),
    changed: fc.integer({ min: 2009, max: 2016 }),
    inspections: fc.uniqueArray(
      fc.record({
        old: fc.boolean(),
        year: fc.integer({ min: 2006, max: 2016 }),
        grade: fc.constantFrom<Grade>(1, 2, 3, 4),
      }),
      { maxLength: 4, selector: ({ year }) => year },
    ),
  }),
  { minLength: 1, maxLength: 12 },
);

interface Pair {
  readonly linked: boolean;
  readonly sponsored: boolean;
  readonly changed: number;
  readonly inspections: readonly { readonly old: boolean; readonly year: number; readonly grade: Grade }[];
}

function asked(pairs: readonly Pair[]): FollowQuestion {
  const before = (index: number) => String(100_001 + index);
  const after = (index: number) => String(140_001 + index);
  return question(
    pairs.flatMap(({ inspections, changed }, index) =>
      inspections
        .filter(({ old, year }) => old === year < changed)
        .map(({ old, year, grade }) => judged(old ? before(index) : after(index), `${year}-01-15`, grade)),
    ),
    pairs.flatMap(({ linked, changed }, index) =>
      linked ? [succeeds(after(index), before(index), `${changed}-01-01`)] : [],
    ),
    pairs.flatMap(({ linked, sponsored, changed }, index) => [
      school(before(index), "Community school", "1970-09-01", linked ? `${changed - 1}-12-31` : null),
      ...(linked
        ? [school(after(index), sponsored ? "Academy sponsor led" : "Academy converter", `${changed}-01-01`)]
        : []),
    ]),
  );
}

describe("whatever the schools", () => {
  it("nobody stands twice, and nobody rated is lost without a word", () => {
    fc.assert(
      fc.property(anySchools, (pairs) => {
        const all = asked(pairs);
        const found = followDates(all, days);
        expect(new Set(found.map(({ urn }) => urn)).size).toBe(found.length);
        const rated = new Set(found.filter(({ first }) => first !== null).map(({ chain }) => chain));
        expect(rated).toEqual(new Set(ratedFirst(all)));
        for (const { first, last, lost } of found) expect(lost === null).toBe(first === null || last !== null);
      }),
    );
  });

  it("a later day loses no school that had a grade, but by a sponsor", () => {
    fc.assert(
      fc.property(anySchools, fc.integer({ min: 2010, max: 2015 }), (pairs, year) => {
        const converters = pairs.map((pair) => ({ ...pair, sponsored: false }));
        const rated = (last: string) =>
          new Set(
            followDates(asked(converters), { first: "2009-12-31", last })
              .filter((one) => one.last !== null)
              .map(({ chain }) => chain),
          );
        const [earlier, later] = [rated(`${year}-12-31`), rated(`${year + 1}-12-31`)];
        for (const chain of earlier) expect(later.has(chain)).toBe(true);
      }),
    );
  });

  it("does not hang on the order of inspections", () => {
    fc.assert(
      fc.property(anySchools, (pairs) => {
        const all = asked(pairs);
        const turned = { ...all, inspections: [...all.inspections].reverse() };
        expect(followDates(turned, days)).toEqual(followDates(all, days));
        expect(followLatest(turned, [])).toEqual(followLatest(all, []));
      }),
    );
  });

  it("the latest judgement and the one before are two inspections of one school", () => {
    fc.assert(
      fc.property(anySchools, (pairs) => {
        const all = asked(pairs);
        const found = followLatest(all, []);
        expect(new Set(found.map(({ chain }) => chain)).size).toBe(found.length);
        for (const { chain, first, last } of found) {
          const own = all.inspections.filter(({ urn }) => all.follow.chainOf(urn) === chain);
          expect([first, last].filter((one) => one !== null)).toHaveLength(Math.min(2, own.length));
          const latest = own
            .map(({ published }) => published)
            .sort()
            .at(-1);
          expect(last?.inspected).toBe(latest);
        }
      }),
    );
  });
});

/** Chains with a grade on the first day, worked out pair by pair: of the sponsored ones only by an inspection of the school itself. */
function ratedFirst(all: FollowQuestion): readonly string[] {
  return all.inspections
    .filter(({ published, urn }) => {
      const successor = all.follow.edges.find(({ from }) => from === urn)?.to;
      const { opened, type } = all.register.get(successor ?? "") ?? { opened: null, type: null };
      const stands = opened === null || opened > days.first || type === "Academy converter";
      return published <= days.first && stands;
    })
    .map(({ urn }) => all.follow.chainOf(urn));
}
