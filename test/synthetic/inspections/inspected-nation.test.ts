import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { csvRows } from "../../support/shared-data.ts";
import { type Followed, follow } from "./plain-count.ts";
import { leadershipTargets, type Row, rowsOf, sortable, writtenFiles } from "./written-files.ts";

const files = await writtenFiles(2016, 6_000);
const other = await writtenFiles(-7, 20_000);
const followed = follow(files);
const inspections = rowsOf(files, "inspections.csv");
const register = rowsOf(files, "register.csv");

const matched = (one: Followed) => one.before !== null && one.after !== null;
const isWeak = (grade: number | undefined) => (grade ?? 0) >= 3;
const tally = (schools: readonly Followed[], key: (one: Followed) => string) => {
  const counts = new Map<string, number>();
  for (const one of schools) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort());
};

/** Counts of one part of the nation by the names of the columns of the targets, from the written rows. */
function counts(schools: readonly Followed[]): Readonly<Record<string, number>> {
  const both = schools.filter(matched);
  const lost = (how: string) => schools.filter((one) => one.lost === how);
  const weak = (some: readonly Followed[]) => some.filter(({ before }) => isWeak(before?.grade)).length;
  const type = ({ row }: Followed) => row["TypeOfEstablishment (name)"] ?? "";
  const oneBefore = both.filter(({ links }) => links.has("Predecessor"));
  const rated = schools.filter(({ after }) => after !== null);
  return {
    rated_2010: schools.filter(({ before }) => before !== null).length,
    rated_2016: rated.length,
    matched: both.length,
    matched_same_urn: both.filter(({ predecessors }) => predecessors.length === 0).length,
    matched_sponsored: oneBefore.filter((one) => type(one).endsWith("sponsor led")).length,
    matched_converter: oneBefore.filter((one) => type(one).endsWith("converter")).length,
    matched_merged_or_split: both.filter(
      ({ links }) => links.has("Predecessor - amalgamated") || links.has("Predecessor - Split School"),
    ).length,
    outstanding_not_reinspected: both.filter(({ before, after }) => before === after).length,
    ...tally(both, ({ before, after }) => `from${before?.grade}_to${after?.grade}`),
    ...tally(
      rated.filter(({ before }) => before === null),
      ({ after }) => `new_2016_grade${after?.grade}`,
    ),
    lost_sponsored_uninspected: lost("to a sponsor").length,
    lost_sponsored_uninspected_weak: weak(lost("to a sponsor")),
    lost_closed: lost("closed").length,
    lost_closed_weak: weak(lost("closed")),
  };
}

/** The figures of the report's second half, as fractions, from the written rows. */
function figures(schools: readonly Followed[]) {
  const both = schools.filter(matched);
  const rated = schools.filter(({ after }) => after !== null);
  const wasGood = both.filter(({ before }) => !isWeak(before?.grade));
  const wasWeak = both.filter(({ before }) => isWeak(before?.grade));
  const weakNow = (some: readonly Followed[]) => some.filter(({ after }) => isWeak(after?.grade)).length;
  return {
    good: 1 - weakNow(rated) / rated.length,
    goodMatched: 1 - weakNow(both) / both.length,
    goodBefore: wasGood.length / both.length,
    fell: weakNow(wasGood) / wasGood.length,
    improved: 1 - weakNow(wasWeak) / wasWeak.length,
    reduction: 1 - weakNow(both) / wasWeak.length,
  };
}

const part = (...areas: readonly string[]) => followed.filter(({ area }) => areas.includes(area));
const outside = "areas 5-6 outside opportunity areas";
const strong = figures(part("areas 1-2"));
const middle = figures(part("areas 3-4"));
const weak = figures(part(outside, "opportunity areas"));
const opportunity = figures(part("opportunity areas"));
const percent = (fraction: number) => Math.round(100 * fraction);

const sheet = fileURLToPath(new URL("../../../../shared/reference/targets-leadership.csv", import.meta.url));

describe("counts from the written rows", () => {
  it("are those of the targets in each part of the nation", () => {
    for (const target of leadershipTargets.cells) {
      const found = counts(part(target.area));
      const cells = target.matched.flatMap((row, from) =>
        row.flatMap((count, to) => (count === 0 ? [] : [[`from${from + 1}_to${to + 1}`, count]])),
      );
      expect(found).toEqual({
        rated_2010: target.matched.flat().reduce((a, b) => a + b) + target.lostToSponsors.all + target.closed.all,
        rated_2016: target.matched.flat().reduce((a, b) => a + b) + target.new.reduce((a, b) => a + b),
        matched: target.matched.flat().reduce((a, b) => a + b),
        matched_same_urn: target.ways["same URN"],
        matched_sponsored: target.ways.sponsored,
        matched_converter: target.ways.converter,
        matched_merged_or_split: target.ways.merged,
        outstanding_not_reinspected: target.outstandingNotReinspected,
        ...Object.fromEntries(cells),
        ...Object.fromEntries(target.new.map((count, index) => [`new_2016_grade${index + 1}`, count])),
        lost_sponsored_uninspected: target.lostToSponsors.all,
        lost_sponsored_uninspected_weak: target.lostToSponsors.weak,
        lost_closed: target.closed.all,
        lost_closed_weak: target.closed.weak,
      });
    }
  });

  it.skipIf(!existsSync(sheet))("and those of the sheet that the targets were compiled from", () => {
    const rows = csvRows(sheet).filter(({ level }) => level === "cell");
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      for (const [name, count] of Object.entries(counts(part(row.area ?? "")))) {
        expect([row.area, name, count]).toEqual([row.area, name, Number(row[name])]);
      }
    }
  });

  it("do not hang on the seed or the number of pupils", () => {
    const others = follow(other);
    for (const { area } of leadershipTargets.cells) {
      expect(counts(others.filter((one) => one.area === area))).toEqual(counts(part(area)));
    }
  });
});

/** Printed in Ambitious for Every Child, November 2016, section B. */
describe("figures of the report", () => {
  it("come out as printed: shares of 2016", () => {
    expect(percent(figures(followed).good)).toBe(86);
    expect(percent(weak.good)).toBe(81);
    expect(percent(strong.good)).toBe(91);
    expect(percent(strong.good - weak.good)).toBe(10);
    expect(percent(strong.good - opportunity.good)).toBe(10);
    expect(percent(opportunity.good)).toBe(81);
  });

  it("come out as printed: matched schools differ by one to two points, in the nearest whole number", () => {
    for (const of of [strong, middle, weak, opportunity, figures(followed)]) {
      expect([1, 2]).toContain(percent(of.goodMatched - of.good));
    }
  });

  it("come out as printed: change since 2010", () => {
    expect([strong, weak, opportunity].map(({ reduction }) => percent(reduction))).toEqual([63, 41, 42]);
    expect([opportunity, weak, strong].map(({ fell }) => percent(fell))).toEqual([18, 16, 7]);
    expect([weak, strong].map(({ improved }) => percent(improved))).toEqual([76, 88]);
  });

  it("hold in words: just over 40%, one in five, twice, better everywhere, falls most common in opportunity areas", () => {
    for (const { reduction } of [weak, opportunity]) expect(reduction).toBeGreaterThan(0.4);
    expect(Math.round(10 * opportunity.fell)).toBe(2);
    expect(Math.round(weak.fell / strong.fell)).toBe(2);
    for (const of of [strong, middle, weak, opportunity]) expect(of.goodMatched).toBeGreaterThan(of.goodBefore);
    expect(opportunity.fell).toBeGreaterThan(weak.fell);
    expect(weak.fell).toBeGreaterThan(middle.fell);
    expect(middle.fell).toBeGreaterThan(strong.fell);
    for (const { improved } of [weak, opportunity]) expect(improved).toBeLessThan(strong.improved);
  });
});

const inspected = (row: Row) => sortable(row["Inspection start date"] ?? "");
const published = (row: Row) => sortable(row["Publication date"] ?? "");

describe("inspections", () => {
  const day = (date: string) => Date.UTC(+date.slice(0, 4), +date.slice(4, 6) - 1, +date.slice(6)) / 86_400_000;

  it("are published two to seven weeks later, by the day the file was taken", () => {
    const wrong = inspections.filter((row) => {
      const weeks = (day(published(row)) - day(inspected(row))) / 7;
      return weeks < 2 || weeks > 6.5 || published(row) > "20160831" || inspected(row) < "20050901";
    });
    expect(wrong).toEqual([]);
  });

  it("fall on days of school, at a URN that is open, once on a day", () => {
    const schools = new Map(register.map((row) => [row.URN, row]));
    const wrong = inspections.filter((row) => {
      const date = inspected(row);
      const weekday = new Date(day(date) * 86_400_000).getUTCDay();
      const school = schools.get(row.URN);
      const open = sortable(school?.OpenDate ?? "") <= date;
      const closed = school?.CloseDate !== "" && sortable(school?.CloseDate ?? "") < date;
      return weekday === 0 || weekday === 6 || date.slice(4, 6) === "08" || !open || closed;
    });
    expect(wrong).toEqual([]);
    expect(new Set(inspections.map((row) => `${row.URN} ${inspected(row)}`)).size).toBe(inspections.length);
  });

  it("without a grade are short inspections of good schools from September 2015, monitoring and interim assessments", () => {
    const graded = inspections.filter((row) => /^[1-4]$/.test(row["Effectiveness of leadership and management"] ?? ""));
    expect(new Set(graded.map((row) => row["Inspection type"]))).toEqual(new Set(["Section 5 inspection"]));
    const without = inspections.filter((row) => row["Inspection type"] !== "Section 5 inspection");
    expect(graded.length + without.length).toBe(inspections.length);
    expect(new Set(without.map((row) => row["Effectiveness of leadership and management"]))).toEqual(
      new Set(["NULL", "9"]),
    );
    const short = without.filter((row) => row["Inspection type"] === "Section 8 short inspection");
    expect(short.length).toBeGreaterThan(1_000);
    for (const row of short) expect(inspected(row) >= "20150908").toBe(true);
  });

  it("just after each date would be taken by who reads the day of the inspection for that of the publication", () => {
    for (const date of ["20100331", "20160331"]) {
      const between = inspections.filter((row) => inspected(row) <= date && published(row) > date);
      expect(between.length).toBeGreaterThan(100);
    }
  });

  it("judge a school more than once, with other grades in between", () => {
    const both = followed.filter(matched);
    const graded = inspections.filter((row) => row["Inspection type"] === "Section 5 inspection");
    expect(graded.length / both.length).toBeGreaterThan(2.5);
    const overall = graded.filter(
      (row) => row["Overall effectiveness"] !== row["Effectiveness of leadership and management"],
    );
    expect(overall.length / graded.length).toBeGreaterThan(0.05);
  });
});

describe("schools", () => {
  it("are of all phases, the secondary schools with pupils among them", () => {
    const rows = rowsOf(files, "schools.csv");
    const byUrn = new Map(register.map((row) => [row.URN, row]));
    for (const { urn, district, type } of rows) {
      const found = byUrn.get(urn);
      expect([found?.["DistrictAdministrative (code)"], found?.["TypeOfEstablishment (name)"]]).toEqual([
        district,
        type,
      ]);
    }
    const standing = register.filter((row) => row.CloseDate === "");
    const phases = (phase: string) => standing.filter((row) => row["PhaseOfEducation (name)"] === phase).length;
    expect(phases("Primary") / standing.length).toBeGreaterThan(0.7);
    expect(phases("Secondary") / standing.length).toBeGreaterThan(0.14);
    expect(phases("Not applicable") / standing.length).toBeGreaterThan(0.05);
  });

  it("have URNs of their own, in the order of opening for those without pupils, and a successor's is the larger", () => {
    expect(new Set(register.map((row) => row.URN)).size).toBe(register.length);
    const others = register.filter((row) => Number(row.URN) >= 920_001);
    const opened = others.map((row) => sortable(row.OpenDate ?? ""));
    expect(opened).toEqual([...opened].sort());
    expect(Math.max(...register.map((row) => Number(row.URN)))).toBeLessThan(980_001);
    for (const row of rowsOf(files, "links.csv")) {
      expect(row.LinkType?.startsWith("Predecessor")).toBe(Number(row.LinkURN) < Number(row.URN));
    }
  });

  it("that a sponsor took over were weak far more often than others, and all the lost were", () => {
    const weakBefore = (some: readonly Followed[]) =>
      some.filter(({ before }) => isWeak(before?.grade)).length / some.length;
    const sponsored = followed.filter(
      ({ predecessors, row }) => predecessors.length === 1 && /led$/.test(row["TypeOfEstablishment (name)"] ?? ""),
    );
    expect(weakBefore(sponsored.filter(matched))).toBeGreaterThan(0.7);
    expect(weakBefore(sponsored.filter(({ lost }) => lost === "to a sponsor"))).toBeGreaterThan(0.7);
    expect(weakBefore(followed.filter(matched))).toBeLessThan(0.3);
  });

  it("that merged brought grades that differ, and six were split in two", () => {
    const merged = followed.filter(({ links }) => links.has("Predecessor - amalgamated"));
    const gradesOf = (urn: string) =>
      inspections
        .filter(
          (row) => row.URN === urn && published(row) <= "20100331" && row["Inspection type"] === "Section 5 inspection",
        )
        .map((row) => row["Effectiveness of leadership and management"])
        .at(-1);
    const differ = merged.slice(0, 60).filter(({ predecessors }) => new Set(predecessors.map(gradesOf)).size === 2);
    expect(differ.length).toBeGreaterThan(15);
    const parts = followed.filter(({ links }) => links.has("Predecessor - Split School"));
    expect(parts).toHaveLength(12);
    expect(new Set(parts.flatMap(({ predecessors }) => predecessors)).size).toBe(6);
  });

  it("that were never inspected again were outstanding, and some converted since", () => {
    const spared = followed.filter((one) => matched(one) && one.before === one.after);
    expect(new Set(spared.map(({ after }) => after?.grade))).toEqual(new Set([1]));
    expect(spared.filter(({ predecessors }) => predecessors.length === 1).length).toBeGreaterThan(300);
  });

  it("that opened shortly before March 2016 are rated at neither date", () => {
    const neither = followed.filter(({ before, after }) => before === null && after === null);
    // 1.5% of those rated in 2016, in whole schools of each part: 104, 105, 99 and 5.
    expect(neither.length).toBe(313);
    for (const { row } of neither) expect(sortable(row.OpenDate ?? "") >= "20140901").toBe(true);
  });
});

it("bytes are the same for the same seed and differ for another", async () => {
  const names = ["register.csv", "links.csv", "inspections.csv"];
  const again = await writtenFiles(2016, 6_000);
  for (const name of names) {
    expect(again.get(name)).toBe(files.get(name));
    expect(other.get(name)).not.toBe(files.get(name));
  }
});

it("every row says that it is invented", () => {
  for (const name of ["register.csv", "links.csv", "inspections.csv"]) {
    expect(new Set(rowsOf(files, name).map(({ data }) => data))).toEqual(new Set(["invented"]));
  }
});
