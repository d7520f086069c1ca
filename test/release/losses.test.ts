import { describe, expect, it } from "vitest";
import type { FileLedger, UnusedRows } from "../../src/intake/ledger.ts";
import type { CommonTrait } from "../../src/intake/loss.ts";
import { hidden } from "../../src/release/finding.ts";
import { guardAgainstLoss, lossesOf } from "../../src/release/losses.ts";
import { areaNamed, gapIn, inventedStudy, publicData, srs10 } from "../support/released-content.ts";
import { shownFinding } from "../support/shown-finding.ts";
import { parse } from "../support/study-faults.ts";

interface Counts {
  readonly unused?: readonly UnusedRows[];
  readonly traits?: readonly CommonTrait[];
  readonly entry?: string;
  readonly year?: number;
}

function ledger(rowsRead: number, { unused = [], traits, entry = "schools", year }: Counts): FileLedger {
  const left = unused.reduce((sum, { used, rows }) => sum + (used === "no" ? rows : 0), 0);
  return {
    source: { file: "s.csv", entry, bytes: 1, sha256: "0", readAs: "CSV" },
    rowsRead,
    rowsUsed: rowsRead - left,
    refused: [],
    inPart: [],
    unused,
    checked: [],
    ...(traits === undefined ? {} : { traits }),
    ...(year === undefined ? {} : { year }),
  };
}

const verdicts = (counts: Counts, rows = 100) =>
  lossesOf([ledger(rows, counts)], inventedStudy, publicData).map(({ group, verdict }) => [group, verdict]);
const unused = (reason: string, rows: number, loss: UnusedRows["loss"], group: string | null = null): UnusedRows => ({
  reason,
  rows,
  loss,
  group,
  used: group === null ? "no" : "in part",
});
const notNumbers = (rows: number) => unused("not a number", rows, "lost");
const trait = { what: "a mean of group below zero", lost: 2, kept: 0, keptAll: 98 };

describe("shares of rows that were lost", () => {
  // The limits of public-data: 20% withheld, 5% marked, 1% where the lost rows are alike, 25% without a value.
  it("marks above one limit and withholds above another", () => {
    expect(verdicts({ unused: [notNumbers(5)] })).toEqual([[null, "not marked"]]);
    expect(verdicts({ unused: [notNumbers(6)] })).toEqual([[null, "marked"]]);
    expect(verdicts({ unused: [notNumbers(20)] })).toEqual([[null, "marked"]]);
    expect(verdicts({ unused: [notNumbers(21)] })).toEqual([[null, "withheld"]]);
  });

  it("marks a few rows that are all alike", () => {
    expect(verdicts({ unused: [notNumbers(1)], traits: [trait] })).toEqual([[null, "not marked"]]);
    expect(verdicts({ unused: [notNumbers(2)], traits: [trait] })).toEqual([[null, "marked"]]);
  });

  // 6 of the 100 rows that are left when 100 are not wanted; of 200 it would be 3%.
  it("counts only rows that the study wants and the source has a figure for", () => {
    const unwanted = [
      unused("a row that the study leaves out (type)", 60, "left out by the study"),
      unused("no entries (NE)", 40, "no figure at the source"),
    ];
    expect(verdicts({ unused: [...unwanted, notNumbers(6)] }, 200)).toEqual([[null, "marked"]]);
  });

  it("never withholds for values that the source hides", () => {
    const supp = (rows: number) => unused("SUPP", rows, "no value at the source");
    expect(verdicts({ unused: [supp(25)] })).toEqual([[null, "not marked"]]);
    expect(verdicts({ unused: [supp(90)] })).toEqual([[null, "marked"]]);
  });

  // 4 whole rows and 3 without the group: 7%, for the group alone.
  it("adds rows used without a group to those lost, for that group", () => {
    const inPart = unused("group: not a number", 3, "lost", "group");
    expect(verdicts({ unused: [notNumbers(4), inPart] })).toEqual([
      [null, "not marked"],
      ["group", "marked"],
    ]);
  });

  it("does not judge files that are not in the study", () => {
    expect(lossesOf([ledger(10, { unused: [notNumbers(9)], entry: "elsewhere" })], inventedStudy, publicData)).toEqual(
      [],
    );
  });

  it("gives the reasons with their counts", () => {
    const [loss] = lossesOf([ledger(100, { unused: [notNumbers(2)], traits: [trait] })], inventedStudy, publicData);
    expect(loss?.why).toBe(
      "2 of 100 rows (2%) of s.csv could not be used (not a number: 2); all of them that can be read have a mean of group below zero, as have 0 of the 98 rows that are used",
    );
  });
});

describe("pupils under rules that hide small counts", () => {
  const pupils = parse(`title: P
years: 2015
files: { pupils: { path: p.csv, columns: { school: s, outcome: o, disadvantaged: d } } }
measures: { progress: { outcome: outcome, method: points } }
show: [ { mean: { of: all } } ]
release: { rules: srs-10 }
`);
  const judged = (lost: number, rows: number) =>
    lossesOf([ledger(rows, { unused: [notNumbers(lost)], entry: "pupils" })], pupils, srs10)[0];

  // 9 of 100 is 9%, but nothing may follow from a count below 10: the verdict and words are those of none.
  it("says the same of nine lost rows as of none", () => {
    expect(judged(9, 100)).toEqual({ ...judged(0, 100), lost: null });
    expect(judged(0, 100)?.lost).toBeNull();
  });

  it("says rounded counts of more", () => {
    expect(judged(12, 103)).toMatchObject({ lost: 10, wanted: 105, verdict: "marked" });
    expect(judged(12, 103)?.why).toBe("10 of 105 rows (10%) of s.csv could not be used (not a number: 10)");
    expect(judged(32, 103)?.verdict).toBe("withheld");
  });
});

describe("findings of a file that lost rows", () => {
  const figure = gapIn(areaNamed("North"));
  const own = shownFinding(figure, [0.5, 0.4, 0.6]);
  const guard = (counts: Counts, finding = own) =>
    guardAgainstLoss(finding, lossesOf([ledger(100, counts)], inventedStudy, publicData), inventedStudy);

  it("are withheld or marked, with the reason", () => {
    expect(guard({ unused: [notNumbers(21)] })).toMatchObject({
      status: "not_available",
      reason: "too many rows were lost: 21 of 100 rows (21%) of s.csv could not be used (not a number: 21)",
    });
    const marked = guard({ unused: [notNumbers(6)] });
    expect(marked.status).toBe("unreliable");
    expect(marked.kind === "figure" ? marked.numbers : null).toBe(own.numbers);
    expect(guard({ unused: [notNumbers(5)] })).toBe(own);
  });

  it("keep the reason for which they are hidden", () => {
    const small = hidden(figure, "suppressed", "few");
    expect(
      guardAgainstLoss(
        small,
        lossesOf([ledger(100, { unused: [notNumbers(60)] })], inventedStudy, publicData),
        inventedStudy,
      ),
    ).toBe(small);
  });

  it("are marked only for a group or a year that they are about", () => {
    const ofOthers = { unused: [unused("others: not a number", 6, "lost", "others")] };
    const ofNone = { unused: [unused("third: not a number", 6, "lost", "third")] };
    expect(guard(ofOthers).status).toBe("unreliable");
    expect(guard(ofNone)).toBe(own);
    expect(guard({ unused: [notNumbers(21)], year: 2015 }).status).toBe("not_available");
    expect(guard({ unused: [notNumbers(21)], year: 2014 })).toBe(own);
  });
});

describe("files besides those of outcomes", () => {
  const study = parse(`title: Places
years: 2019
files:
  table:
    layout: school-table
    path: t.csv
    columns: { urn: URN, region: Region }
    groups: { all: { pupils: n, mean: m } }
  postcodes: { layout: lookup, path: l.csv, columns: { postcode: p, district: d } }
  inspections: { layout: ofsted-mi, path: i.csv }
  links: { layout: gias-links, path: k.csv }
  register: { layout: gias, path: g.csv, taken_on: 2022-01-01 }
  districts: { layout: areas, path: d.csv, columns: { district: code, zone: zone } }
places: { districts_on: 2019-04-01, schemes: { region: { column: region }, zone: { file: districts } } }
measures:
  progress: { outcome: { mean_of: p8, decimals: 2, unit: grades } }
  leadership: { of: schools, outcome: leadership_grade }
show: [ { mean: { measure: progress, of: all, in: england } } ]
release: { rules: public-data }
`);
  const area = (scheme: string) => ({ ...areaNamed("North"), scheme });
  const statusOf = (entry: string, scheme: string, measure = "progress", lost = 21) => {
    const gap = gapIn(area(scheme));
    const own = shownFinding({ ...gap, measure }, [0.5, 0.4, 0.6]);
    const losses = lossesOf([ledger(100, { unused: [notNumbers(lost)], entry })], study, publicData);
    return guardAgainstLoss(own, losses, study).status;
  };

  // 21 of 100 rows of a lookup that cannot be read leave schools without a district, and no outcome without a value.
  it("mark figures of areas that rest on them, and never withhold them", () => {
    expect(statusOf("postcodes", "zone")).toBe("unreliable");
    expect(statusOf("postcodes", "zone", "progress", 5)).toBe("published");
    expect(statusOf("register", "zone")).toBe("unreliable");
    expect(statusOf("postcodes", "national")).toBe("published");
    expect(statusOf("postcodes", "region")).toBe("published");
  });

  it("of inspections withhold the grades that are read from them, and nothing else", () => {
    expect(statusOf("inspections", "national", "leadership")).toBe("not_available");
    expect(statusOf("inspections", "national")).toBe("published");
  });

  it("of links between schools mark grades", () => {
    expect(statusOf("links", "national", "leadership")).toBe("unreliable");
    expect(statusOf("links", "national")).toBe("published");
  });

  it("are listed only where rows were lost", () => {
    const of = (reason: UnusedRows) =>
      lossesOf([ledger(100, { unused: [reason], entry: "postcodes" })], study, publicData);
    expect(of(notNumbers(2))).toMatchObject([{ lost: 2, verdict: "not marked" }]);
    expect(of(unused("no district", 60, "no value at the source"))).toEqual([]);
    expect(of(unused("the same as an earlier record", 60, "left out by the study"))).toEqual([]);
  });
});

describe("lost pupils that are alike", () => {
  const pupils = (rules: string) =>
    parse(`title: P
years: 2015
files: { pupils: { path: p.csv, columns: { school: s, outcome: o, disadvantaged: d } } }
measures: { progress: { outcome: outcome, method: points } }
show: [ { mean: { of: all } } ]
release: { rules: ${rules} }
`);
  const alike = [{ what: "an outcome below zero", lost: 20, kept: 3, keptAll: 980 }];
  const judged = (lost: number, rules: "public-data" | "srs-10") =>
    lossesOf(
      [ledger(1000, { unused: [notNumbers(lost)], traits: alike, entry: "pupils" })],
      pupils(rules),
      rules === "srs-10" ? srs10 : publicData,
    )[0];

  // 20 of 1,000 is 2%: under the 5% of any rows, above the 1% of rows that are alike.
  it("mark figures at a lower limit", () => {
    expect(judged(20, "public-data")?.verdict).toBe("marked");
    expect(judged(20, "public-data")?.why).toContain("all of them that can be read have an outcome below zero");
  });

  it("are said to be alike, and not how, where small counts are hidden", () => {
    expect(judged(20, "srs-10")?.verdict).toBe("marked");
    expect(judged(20, "srs-10")?.why).toBe(
      "20 of 1000 rows (2%) of s.csv could not be used (not a number: 20); they are not like the rows that are used",
    );
    expect(judged(9, "srs-10")).toMatchObject({ verdict: "not marked", why: "", lost: null });
  });
});
