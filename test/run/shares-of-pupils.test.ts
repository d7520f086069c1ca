import { describe, expect, it } from "vitest";
import { areaRow, areasStudy, areasText } from "../support/invented-areas.ts";
import { schools, schoolsText, studyText } from "../support/invented-schools.ts";
import { measurePupilStudy } from "../support/measure-pupil-study.ts";
import { estimateOf, measureStudy } from "../support/measure-study.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { runExample } from "../support/run-example.ts";

const z = 1.959963984540054;
const share = (of: string, area: string, year: number) => `progress/share-of-pupils/${of}/${area}/${year}`;
const show = "\n  - share_of_pupils: { of: [disadvantaged, others], in: [england, region] }";

describe("shares of pupils in a school table", () => {
  // On paper: 160 of 600 pupils are disadvantaged, 100 of 300 in the North.
  it("are of all pupils of the table", async () => {
    const { estimates } = await measureStudy(studyText({ show }), { "schools.csv": schoolsText() });
    const own = (of: string, area: string) => estimateOf(estimates, share(of, area, 2019));
    expect(own("disadvantaged", "england").inScales[0]?.value).toBeCloseTo(100 * (160 / 600), 12);
    expect(own("disadvantaged", "region-north").inScales[0]?.value).toBeCloseTo(100 / 3, 12);
    expect(own("others", "region-north").inScales[0]?.value).toBeCloseTo(200 / 3, 12);
    expect(own("disadvantaged", "england").rests[0]).toMatchObject({ pupils: 600, schools: 6, isShare: true });
  });

  // Ash hides its group: 120 of the other 500 pupils. As if it had none, it would be 120 of 600.
  it("leave out schools whose group is hidden, on both sides", async () => {
    const hidden = schools.map((one) => (one.name === "Ash" ? { ...one, dn: "SUPP", dm: "SUPP" } : one));
    const { estimates } = await measureStudy(studyText({ show }), { "schools.csv": schoolsText(hidden) });
    for (const [of, members] of [
      ["disadvantaged", 120],
      ["others", 380],
    ] as const) {
      const found = estimateOf(estimates, share(of, "england", 2019));
      expect(found.inScales[0]?.value).toBeCloseTo(100 * (members / 500), 12);
      expect(found.rests[0]).toMatchObject({ pupils: 500, schools: 5 });
    }
  });

  // A school that prints 0 pupils of the group has none: it counts among all.
  it("count a school that shows that it has none", async () => {
    const none = schools.map((one) => (one.name === "Fir" ? { ...one, dn: "0", dm: "" } : one));
    const { estimates } = await measureStudy(studyText({ show }), { "schools.csv": schoolsText(none) });
    expect(estimateOf(estimates, share("disadvantaged", "england", 2019)).inScales[0]?.value).toBeCloseTo(
      100 * (140 / 600),
      12,
    );
  });

  it("need the number of all pupils", async () => {
    const groups = `
      disadvantaged: { pupils: dn, mean: dm }
      others: { pupils: n, mean: m }`;
    await expect(runExample({ "schools.csv": schoolsText() }, studyText({ show, groups }))).rejects.toThrow(
      "the table does not show how many pupils there are in all, so it gives no: share_of_pupils",
    );
  });
});

const ofAreas = (more: string) =>
  areasStudy({ more }).replace(
    "    groups:\n",
    "    groups:\n      all: { pupils: n, sum: s, where: { group: Total } }\n",
  );
const totals = [
  areaRow("831", "East Midlands", "Total", 410, "-30.0"),
  areaRow("830", "East Midlands", "Total", 800, "-150.0"),
  areaRow("850", "South East", "Total", 1600, "-220.0"),
];

describe("shares of pupils in a table of areas", () => {
  // Binomial: 800 of 2,810 pupils, 100 of 410 in Derby; whose 410 pupils are among the 2,810.
  it("have the error of pupils as independent, with the pupils that two areas share", async () => {
    const more = `
show: [ { share_of_pupils: { of: [disadvantaged, others], in: [england, authority] } } ]
compare: [ { share_of_pupils: progress, of: disadvantaged, in: authority Derby, with: { in: england }, as: difference } ]`;
    const { estimates } = await measureStudy(ofAreas(more), { "areas.csv": areasText(...totals) });
    const derby = estimateOf(estimates, share("disadvantaged", "authority-derby", 2018));
    const [p, n] = [100 / 410, 410];
    expect(derby.inScales[0]?.value).toBeCloseTo(100 * p, 10);
    expect(derby.inScales[0]?.se).toBeCloseTo(100 * Math.sqrt((p * (1 - p)) / n), 10);
    expect(derby.intervalMethod).toBe("Wilson + pupils as independent");
    // Wilson (1927) for 100 of 410.
    const centre = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
    const half = (z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n);
    expect(derby.inScales[0]?.interval.lower).toBeCloseTo(100 * (centre - half), 9);
    expect(derby.inScales[0]?.interval.upper).toBeCloseTo(100 * (centre + half), 9);
    const others = estimateOf(estimates, share("others", "authority-derby", 2018)).inScales[0];
    expect(others?.value).toBeCloseTo(100 * (300 / 410), 10);
    // On paper: pupils of Derby are in both, so Var = V(p) + V(q) - 2 p' where p' = [p (1 - q) (1 - p) ... ] summed by pupil.
    const q = 800 / 2810;
    const varying = [
      [100, 1, true],
      [310, 0, true],
      [700, 1, false],
      [1700, 0, false],
    ] as const;
    const variance = varying.reduce(
      (sum, [pupils, member, inDerby]) =>
        sum + pupils * ((inDerby ? (member - p) / 410 : 0) - (member - q) / 2810) ** 2,
      0,
    );
    const difference = estimateOf(
      estimates,
      `${share("disadvantaged", "authority-derby", 2018)}/difference/with-england`,
    );
    expect(difference.inScales[0]?.se).toBeCloseTo(100 * Math.sqrt(variance), 10);
  });

  it("need the number of all pupils, and numbers of pupils", async () => {
    const more = "show: [ { share_of_pupils: { of: disadvantaged } } ]";
    await expect(runExample({ "areas.csv": areasText() }, areasStudy({ more }))).rejects.toThrow(
      "the table does not show how many pupils there are in all, so it gives no: share_of_pupils",
    );
  });
});

const pupils = (away: number) =>
  [
    "urn,points,poor",
    ...Array.from({ length: 120 }, (_, at) => `${at % 6},${40 + (at % 17)},${at < away ? "yes" : "no"}`),
  ].join("\n");
const ofPupils = (rules: string, of = "disadvantaged") => `
title: Pupils
data: invented
years: 2015
files: { pupils: { path: pupils.csv, columns: { school: urn, points: points, poor: poor } } }
populations: { disadvantaged: { any_of: poor }, others: { not: disadvantaged } }
measures: { progress: { outcome: points, method: points } }
show: [ { share_of_pupils: { of: ${of} } } ]
release: { rules: ${rules} }
`;

describe("shares of pupils of records", () => {
  it("have no months and no ranks: scores play no part in them", async () => {
    const { estimates } = await measurePupilStudy(ofPupils("public-data"), { "pupils.csv": pupils(30) });
    const found = estimateOf(estimates, share("disadvantaged", "england", 2015));
    expect(found.inScales.map(({ scale, unit }) => [scale, unit])).toEqual([["share", "per cent"]]);
    expect(found.inScales[0]?.value).toBeCloseTo(25, 12);
  });

  it("have Wilson's interval with the effective schools where nobody is in the group", async () => {
    const { estimates } = await measurePupilStudy(ofPupils("public-data"), { "pupils.csv": pupils(0) });
    const found = estimateOf(estimates, share("disadvantaged", "england", 2015));
    expect(found.intervalMethod).toBe("Wilson");
    // Six schools of 20 pupils: z^2 / (6 + z^2).
    expect(found.inScales[0]?.interval.lower).toBeCloseTo(0, 12);
    expect(found.inScales[0]?.interval.upper).toBeCloseTo((100 * z ** 2) / (6 + z ** 2), 9);
  });

  it.each([
    [9, "suppressed"],
    [10, "published"],
    [110, "published"],
    [111, "suppressed"],
  ])("are hidden where few are inside or outside: %s of 120", async (away, status) => {
    const { release } = await runExample({ "pupils.csv": pupils(away) }, ofPupils("srs-10"));
    const [header = [], ...lines] = plainCsv(release.get("estimates.csv") ?? "");
    expect(lines.map((cells) => cells[header.indexOf("status")])).toEqual([status]);
  });

  // A blank is not known: 30 of the 100 others, who are neither in the group nor in its opposite.
  it("leave out pupils of whom it is not known whether they belong", async () => {
    const blank = pupils(30).replace(/,no(?=\n|$)/g, (no, at: number, text: string) =>
      text.slice(0, at).split(",no").length <= 20 ? "," : no,
    );
    const asked = ofPupils("public-data", "[disadvantaged, others]");
    const { estimates } = await measurePupilStudy(asked, { "pupils.csv": blank });
    const of = (who: string) => estimateOf(estimates, share(who, "england", 2015));
    expect(of("disadvantaged").rests[0]?.pupils).toBe(100);
    expect(of("disadvantaged").inScales[0]?.value).toBeCloseTo(30, 12);
    expect(of("others").inScales[0]?.value).toBeCloseTo(70, 12);
  });

  it("need a group", async () => {
    await expect(runExample({ "pupils.csv": pupils(30) }, ofPupils("srs-10", "all"))).rejects.toThrow(
      "a share of pupils needs a group, as it is 1 for: all",
    );
  });
});
