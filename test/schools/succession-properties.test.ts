import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayNumber, isoOfDay } from "../../src/schools/calendar-date.ts";
import type { SchoolLink } from "../../src/schools/link.ts";
import { linkTypes, meaningOf } from "../../src/schools/link-type.ts";
import type { SchoolAnswer } from "../../src/schools/school-answer.ts";
import { makeSuccession } from "../../src/schools/succession.ts";
import { registeredSchool } from "../support/school-links.ts";

const start = dayNumber("2000-01-01");
const urn = fc.integer({ min: 100_001, max: 100_012 }).map(String);
const date = fc
  .oneof(fc.integer({ min: 0, max: 5000 }), fc.constantFrom(0, 1, 30, 32, 400, 800))
  .map((day) => isoOfDay(start + day));
const link: fc.Arbitrary<SchoolLink> = fc
  .record({ urn, linked: urn, type: fc.constantFrom(...linkTypes), on: fc.option(date, { nil: null }) })
  .filter((one) => one.urn !== one.linked);
const links = fc.array(link, { maxLength: 25 });
const register = fc.option(
  fc
    .uniqueArray(
      fc.record({
        urn,
        opened: fc.option(date, { nil: null }),
        closed: fc.option(date, { nil: null }),
        status: fc.constantFrom("Open", "Closed", null),
      }),
      { selector: (school) => school.urn, maxLength: 8 },
    )
    .map((schools) => ({ on: "2010-01-01", schools: schools.map(registeredSchool) })),
  { nil: null },
);
const undatedBy = fc.option(date, { nil: null });

function urnsIn(answer: SchoolAnswer): readonly string[] {
  if (answer.kind === "same" || answer.kind === "another") return [answer.urn];
  return answer.kind === "undated" ? answer.candidates : answer.urns;
}

describe("successions of any links", () => {
  it("hang on the order of records in nothing", () => {
    const shuffled = links.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, register, date, ([one, other], schools, on) => {
        const turned = schools === null ? null : { ...schools, schools: [...schools.schools].reverse() };
        const [a, b] = [makeSuccession(one, schools), makeSuccession(other, turned)];
        expect(b.report).toEqual(a.report);
        for (const each of a.urns) {
          expect(b.schoolOn(each, on)).toEqual(a.schoolOn(each, on));
          expect(b.chainOf(each)).toBe(a.chainOf(each));
        }
      }),
      { numRuns: 200 },
    );
  });

  it("answer what they answered when asked again of the answer", () => {
    fc.assert(
      fc.property(links, register, undatedBy, date, (list, schools, by, on) => {
        const succession = makeSuccession(list, schools, { undatedBy: by });
        for (const each of succession.urns) {
          const answer = succession.schoolOn(each, on);
          if (!["same", "another", "several"].includes(answer.kind)) continue;
          const again = urnsIn(answer).flatMap((one) => {
            const next = succession.schoolOn(one, on);
            expect(["same", "another", "several"]).toContain(next.kind);
            return urnsIn(next);
          });
          expect(new Set(again)).toEqual(new Set(urnsIn(answer)));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("lose no school and no record", () => {
    fc.assert(
      fc.property(links, register, (list, schools) => {
        const { report, urns, chainOf, edges } = makeSuccession(list, schools);
        expect(new Set(urns)).toEqual(
          new Set([...list.flatMap((one) => [one.urn, one.linked]), ...(schools?.schools.map((one) => one.urn) ?? [])]),
        );
        for (const each of urns) {
          expect(chainOf(chainOf(each))).toBe(chainOf(each));
          expect(Number(chainOf(each))).toBeLessThanOrEqual(Number(each));
        }
        for (const { from, to } of edges) expect(chainOf(from)).toBe(chainOf(to));
        const kept = list.filter(({ type }) => meaningOf(type).says !== "not succession");
        expect(report.successionLinks).toBe(kept.length);
        expect(report.notSuccession.reduce((sum, one) => sum + one.links, 0)).toBe(list.length - kept.length);
        expect(edges.length).toBe(new Set(kept.map((one) => [one.urn, one.linked].sort().join())).size);
        expect(Object.values(report.events).flat().length).toBe(edges.length);
      }),
      { numRuns: 200 },
    );
  });

  it("answer every question within the schools that links tie to it", () => {
    fc.assert(
      fc.property(links, register, date, (list, schools, on) => {
        const succession = makeSuccession(list, schools);
        for (const each of succession.urns) {
          const urns = urnsIn(succession.schoolOn(each, on));
          expect(urns.length).toBeGreaterThan(0);
          for (const one of urns) expect(succession.chainOf(one)).toBe(succession.chainOf(each));
        }
      }),
      { numRuns: 200 },
    );
  });

  it("change no answer at a date by later links from schools that go on to schools that are new", () => {
    const later = fc.array(
      fc.tuple(urn, fc.integer({ min: 150_001, max: 150_006 }).map(String), fc.integer({ min: 1, max: 900 })),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(links, later, date, (list, added, on) => {
        const before = makeSuccession(list);
        const gone = new Set(before.edges.map(({ from }) => from));
        const knotted = new Set(
          before.edges.filter((edge) => before.facts.eventOf(edge) === "joint").flatMap(({ from, to }) => [from, to]),
        );
        const news = added
          .filter(([from]) => !gone.has(from) && !knotted.has(from))
          .map(
            ([from, to, days]): SchoolLink => ({
              urn: from,
              linked: to,
              type: "Successor",
              on: isoOfDay(dayNumber(on) + days),
            }),
          );
        const after = makeSuccession([...list, ...news]);
        for (const each of before.urns) {
          const answer = before.schoolOn(each, on);
          // A later link is a limit for one without a date, so such an answer may become surer, never another.
          if (answer.kind !== "undated") expect(urnsIn(after.schoolOn(each, on))).toEqual(urnsIn(answer));
          else expect(answer.candidates).toEqual(expect.arrayContaining([...urnsIn(after.schoolOn(each, on))]));
          expect(after.chainsBy(on)(each)).toBe(before.chainsBy(on)(each));
        }
      }),
      { numRuns: 300 },
    );
  });
});
