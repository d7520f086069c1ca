import { describe, expect, it } from "vitest";
import { gradeCountsOf } from "../support/counted-schools.ts";
import { measureStudy } from "../support/measure-study.ts";
import type { Files } from "../support/temp-folder.ts";

// Invented schools; what happened to each is written beside its rows, and the counts follow on paper.

const study = (on: string, files = "") => `title: T
years: 2022
files:
  inspections: { layout: ofsted-mi, path: "list_*.csv" }
${files}
measures: { grade: { of: schools, outcome: leadership_grade, on: ${on} } }
show: [{ leadership: { in: england } }]
release: { rules: public-data }
`;

async function counted(on: string, files: Files, more = "") {
  const measured = await measureStudy(study(on, more), files);
  const [whole] = gradeCountsOf(measured);
  const moved = (whole?.moves ?? []).flatMap((row, from) =>
    row.flatMap((schools, to) => (schools > 0 ? [`${from + 1} to ${to + 1}: ${schools}`] : [])),
  );
  return { moved, counts: whole?.counts, lost: whole?.lost, notes: measured.grades?.notes ?? [] };
}

/** Twelve schools with an inspection of 2007 and one of 2015: the first four fell from 2 to 3, four rose, four stayed at 2. */
const each = Array.from({ length: 12 }, (_, at) => ({
  urn: 100001 + at,
  first: at >= 4 && at < 8 ? 3 : 2,
  last: at < 4 ? 3 : 2,
  number: 400001 + at,
}));

describe("a history of 2005 to 2015 beside a monthly list", () => {
  // The history has the last day of each inspection, the list the first; numbers of one have a prefix.
  const history = `Management information,,,,,
URN,Inspection number,Inspection end date,First published date,Overall effectiveness,Leadership and management
${each.map(({ urn, first, last, number }) => `${urn},${number - 100000},31/08/2007,29/09/2007,2,${first}\n${urn},${number},10/01/2015,08/02/2015,2,${last}\n`).join("")}`;
  const monthly = `Inspection outcomes,,,,,
URN,Inspection number of latest full inspection,Inspection start date,Inspection end date,Publication date,Effectiveness of leadership and management
${each.map(({ urn, last, number }) => `${urn},ITS${number},09/01/2015,10/01/2015,08/02/2015,${last}\n`).join("")}`;
  const mislabelled = history.replace("Inspection end date", "Inspection start date");
  const moved = ["2 to 2: 4", "2 to 3: 4", "3 to 2: 4"];

  it.each([
    ["the history alone", { "list_0.csv": history }],
    ["both", { "list_0.csv": history, "list_1.csv": monthly }],
    ["the list first", { "list_0.csv": monthly, "list_1.csv": history }],
    ["the last day in a column of first days", { "list_0.csv": mislabelled, "list_1.csv": monthly }],
  ])("counts an inspection once: %s", async (_, files) => {
    expect((await counted("[previous, latest]", files)).moved).toEqual(moved);
    expect((await counted("[2010-03-31, 2016-03-31]", files)).moved).toEqual(moved);
  });

  it("counts an inspection once whether the files are one entry or two", async () => {
    const files = { "list_0.csv": history, "monthly.csv": monthly };
    const two = await counted("[previous, latest]", files, "  monthly: { layout: ofsted-mi, path: monthly.csv }");
    expect(two.moved).toEqual(moved);
    // What is only in the second entry counts as well: a thirteenth school, that stayed at 2.
    const more =
      monthly +
      "100013,ITS400013,09/01/2015,10/01/2015,08/02/2015,2\n100013,ITS300013,09/01/2011,10/01/2011,08/02/2011,2\n";
    const longer = await counted(
      "[previous, latest]",
      { ...files, "monthly.csv": more },
      "  monthly: { layout: ofsted-mi, path: monthly.csv }",
    );
    expect(longer.moved).toEqual(["2 to 2: 5", "2 to 3: 4", "3 to 2: 4"]);
  });

  it("needs no day of publication for the latest and the one before", async () => {
    const files = { "list_0.csv": history.replace("First published date", "Other date") };
    expect((await counted("[previous, latest]", files)).moved).toEqual(moved);
    await expect(counted("[2010-03-31, 2016-03-31]", files)).rejects.toThrow(
      "no judgement of these files can be used; most often: no date of publication",
    );
  });
});

describe("a list without the URN of the school of today", () => {
  const header =
    "URN at time of latest full inspection,Type of education,School open date,Inspection start date,Publication date,Does the latest full inspection relate to the URN of the current school?,Effectiveness of leadership and management,Previous inspection start date,Previous publication date,Does the previous full inspection relate to the URN of the current school?,URN at time of previous full inspection,Previous effectiveness of leadership and management";
  // Six schools rose in 2017. Four opened in 2018 as other schools, of which both inspections were of the one before.
  const rows = (type: string) =>
    Array.from({ length: 10 }, (_, at) => {
      const [opened, relates, last] = at < 6 ? ["2012-09-01", "Yes", 2] : ["2018-09-01", "No", 3];
      const urn = 130001 + at;
      return `${urn},${type},${opened},2017-02-01,2017-03-01,${relates},${last},2014-02-01,2014-03-01,${relates},${urn},3\n`;
    }).join("");
  const sponsored = { "list_0.csv": `${header}\n${rows("Academy Sponsor Led")}` };
  const converted = { "list_0.csv": `${header}\n${rows("Academy Converter")}` };
  const rose = ["3 to 2: 6", "3 to 3: 4"];

  it("counts every school that was rated, whichever URN it had: 6 of 10 rose", async () => {
    expect((await counted("[previous, latest]", sponsored)).moved).toEqual(rose);
    expect((await counted("[2015-08-31, 2017-03-31]", sponsored)).moved).toEqual(rose);
  });

  it("does not need the column that says which URN an inspection relates to, or the opening", async () => {
    const text = sponsored["list_0.csv"];
    const without = { "list_0.csv": text.replaceAll(/Does the [^,]*/g, "Other") };
    expect((await counted("[2015-08-31, 2017-03-31]", without)).moved).toEqual(rose);
    const undated = { "list_0.csv": text.replace("School open date", "Other date") };
    // Eight weeks after the last inspection it may have been the other school already: nothing says when that opened.
    expect((await counted("[2014-03-31, 2017-03-31]", undated)).lost).toEqual([
      { why: "link without a date", schools: 4 },
    ]);
    expect((await counted("[previous, latest]", undated)).moved).toEqual(rose);
  });

  it("knows which school it was after the opening: a sponsored academy has no grade, a converter has that of before", async () => {
    const later = await counted("[2015-08-31, 2018-12-31]", sponsored);
    expect([later.moved, later.lost]).toEqual([
      ["3 to 2: 6"],
      [{ why: "not judged since its URN changed", schools: 4 }],
    ]);
    expect((await counted("[2015-08-31, 2018-12-31]", converted)).moved).toEqual(rose);
  });

  it("says that some schools have no URN, and names them by links where there are any", async () => {
    expect((await counted("[previous, latest]", sponsored)).notes.join()).toContain("the files give no URN");
    const links = "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n".concat(
      ...[7, 8, 9, 10].map((at) => `${130000 + at},${145000 + at},X,Successor,01-09-2018\n`),
    );
    const entry = "  links: { layout: gias-links, path: links.csv, taken_on: 2022-01-01 }";
    const named = await counted("[2015-08-31, 2018-12-31]", { ...converted, "links.csv": links }, entry);
    expect(named.moved).toEqual(rose);
    expect(named.notes.join()).not.toContain("the files give no URN");
    expect(named.notes.join()).toContain("is what the links say");
  });
});

describe("an overall grade since September 2024", () => {
  it("is not there, which the report says where inspections are that recent", async () => {
    const text = `URN,Inspection start date,Publication date,Overall effectiveness,Effectiveness of leadership and management
${each.map(({ urn, first, last }) => `${urn},01/02/2015,01/03/2015,${first},${first}\n${urn},01/02/2019,01/03/2019,${last},${last}\n${urn},01/02/2025,01/03/2025,Not judged,2\n`).join("")}`;
    const overall = study("[previous, latest]").replace("leadership_grade", "overall_grade");
    const measured = await measureStudy(overall, { "list_0.csv": text });
    expect(measured.grades?.notes.join()).toContain("since September 2024 give no overall grade");
    expect(gradeCountsOf(measured)[0]?.moves?.[1]).toEqual([0, 4, 4, 0]);
    expect((await counted("[previous, latest]", { "list_0.csv": text })).notes.join()).not.toContain("September 2024");
  });
});
