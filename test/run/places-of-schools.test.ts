import { readFile, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import { absentMembers } from "../../src/run/facts/absent-members.ts";
import { runStudy } from "../../src/run/run-study.ts";
import { inventedWorkbook, textRows } from "../support/invented-workbook.ts";
import { estimateOf, measureStudy, quietEffects } from "../support/measure-study.ts";
import { inFolder } from "../support/temp-folder.ts";

/** Four schools: West Somerset, Taunton Deane, Blackpool, and one of which nothing is known. */
const schools = `urn,lad,n,mean,ndis,meandis,la
100001,E07000191,100,0.10,40,-0.20,9334001
100002,E07000190,100,0.20,40,-0.10,933/4002
100003,E06000009,100,0.30,40,-0.40,8904003
100004,,100,0.40,40,0.00,
`;

const study = (places: string, files = "", table = "district: lad") => `
title: Places
data: invented
years: 2019
files:
  schools:
    layout: school-table
    path: schools.csv
    columns: { urn: urn, laestab: la, ${table} }
    groups:
      all: { pupils: n, mean: mean }
      disadvantaged: { pupils: ndis, mean: meandis }
      others: { all_less: disadvantaged }
${files}
places:
${places}
measures: { progress: { outcome: { mean_of: progress_8, decimals: 2 }, method: published, against: { population: others } } }
show:
  - mean: { of: disadvantaged, in: [england, inside, elsewhere] }
release: { rules: public-data }
`;

const opportunity = `
  districts_on: 2016-10-01
  schemes: { opportunity: opportunity-areas }
  groups: { inside: { in: opportunity }, elsewhere: { not: inside } }`;

const measured = (yaml: string, files: Readonly<Record<string, string>> = {}) =>
  measureStudy(yaml, { "schools.csv": schools, ...files });

async function refusal(yaml: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const error = await measured(yaml, files).catch((thrown: unknown) => thrown);
  if (!(error instanceof ColdspotError)) throw new Error(`not refused: ${JSON.stringify(error)}`);
  return `${error.exitCode} ${error.message}; ${error.advice}`;
}

describe("a group and its opposite", () => {
  it("hold the schools whose district is known; one that is not known is in neither, and counted", async () => {
    const { estimates, unplaced, placed } = await measured(study(opportunity));
    const pupils = (area: string) =>
      estimateOf(estimates, `progress/mean/disadvantaged/${area}/2019`).rests.map((one) => [one.pupils, one.mean]);
    // By hand: West Somerset and Blackpool (-0.2 and -0.4), all four (-0.175).
    expect(pupils("inside")).toEqual([[80, expect.closeTo(-0.3, 12)]]);
    expect(pupils("england")).toEqual([[160, expect.closeTo(-0.175, 12)]]);
    // Taunton Deane alone is one school, so there is no interval; its pupils are its own.
    const elsewhere = estimates.find(({ figure }) => figure.id === "progress/mean/disadvantaged/elsewhere/2019");
    expect(elsewhere?.kind).toBe("none");
    expect(unplaced).toEqual([
      { scheme: "opportunity", reason: "district of the school not known", schools: 1 },
      { scheme: "district", reason: "nothing that shows where the school is", schools: 1 },
    ]);
    expect(placed?.told).toEqual([{ what: "placed by the district of the register", schools: 3 }]);
  });

  it("says which members of a scheme that ships hold no school of the data", async () => {
    const { study: read, frame } = await measured(study(opportunity));
    const absent = absentMembers(read, frame);
    expect(absent).toHaveLength(1);
    expect(absent[0]).toMatch(
      /^opportunity: no school of the data was placed in Derby, North Yorkshire Coast, Norwich,/,
    );
    expect(absent[0]).not.toMatch(/Blackpool|West Somerset/);
  });
});

describe("files of areas", () => {
  const file = "  own: { layout: areas, path: own.csv, columns: { district: code, group: group, score: score } }";
  const places = (day: string, more = "") => `
  districts_on: ${day}
${more}
  schemes: { own: { file: own, column: group }, fifth: { file: own, fifths_of: score } }
  groups: { inside: { own: [A] }, elsewhere: { not: inside } }`;

  it("of two columns divide schools; codes of a later day hold the districts of the study's", async () => {
    const { codes, unplaced } = await measured(study(places("2016-03-31"), file), {
      "own.csv": "code,group,score\nE07000246,A,1\nE06000009,,2\n",
    });
    expect(codes).toEqual([
      "own (own.csv): 2 codes: 1 as on 2016-03-31, 1 changed (2 on 2016-03-31: E07000246 is E07000190 or E07000191)",
    ]);
    expect(unplaced.filter(({ scheme }) => scheme === "own")).toEqual([
      { scheme: "own", reason: "district of the school not known", schools: 1 },
    ]);
  });

  it.each([
    [
      "2020-06-01",
      "",
      "code,group,score\nE06000009,A,1\nE07000191,A,2\n",
      "3 own.csv, record 3, column code: E07000191 (West Somerset) ended on 2019-03-31: from 2019-04-01 it is E07000246 (Somerset West and Taunton), from 2023-04-01 it is E06000066 (Somerset); correct the code, or choose another day under places: districts_on (the codes of the file were all in use from 2009-04-01 to 2019-03-31)",
    ],
    [
      "2016-03-31",
      "",
      "code,group,score\nE06000009,A,1\nE06000999,A,2\n",
      "3 own.csv, record 3, column code: no district of England has had the code since 2009: E06000999; look the code up in the list of districts, or leave the row out of the file",
    ],
    [
      "2016-03-31",
      "",
      "code,group,score\nE06000009,A,1\nE06000048,A,2\n",
      "3 own.csv, record 3, column code: E06000048 (Northumberland) ended on 2013-03-31: from 2013-04-01 it is E06000057 (Northumberland); correct the code, or write places: { carry: one-to-one } where one district became one other",
    ],
    [
      "2016-03-31",
      "  carry: one-to-one",
      "code,group,score\nE06000048,A,1\nE06000057,A,2\n",
      "3 own.csv, record 2: one district under two codes: E06000048; keep one of the two records",
    ],
  ])("are refused on %s with record, column and what the code is", async (day, more, text, words) =>
    expect(await refusal(study(places(day, more), file), { "own.csv": text })).toBe(words),
  );

  it("are carried over one to one where the study says so", async () => {
    const { codes } = await measured(study(places("2016-03-31", "  carry: one-to-one"), file), {
      "own.csv": "code,group,score\nE06000048,A,1\nE06000009,A,2\n",
    });
    expect(codes).toEqual([
      "own (own.csv): 2 codes: 1 as on 2016-03-31, 1 changed (1 on 2016-03-31: E06000048 is E06000057)",
    ]);
  });
});

describe("what a study cannot ask of places", () => {
  it.each([
    [
      "  schemes: { opportunity: opportunity-areas }\n  groups: { inside: { in: opportunity }, elsewhere: { not: inside } }",
      "a scheme that ships needs the day of the districts: places: { districts_on: 2016-03-31 }",
    ],
    [
      "  districts_on: 2016-03-31\n  schemes: { opportunity: oportunity-areas }\n  groups: { inside: { in: opportunity }, elsewhere: { not: inside } }",
      "unknown scheme: oportunity-areas; did you mean opportunity-areas?",
    ],
    [
      "  districts_on: 2016-03-31\n  schemes: { opportunity: achieving-excellence-2016 }\n  groups: { inside: { in: opportunity }, elsewhere: { not: inside } }",
      "achieving-excellence-2016 needs the workbook of the Department for Education, which does not ship with Coldspot: files: { categories: { layout: achieving-excellence, path: its .xlsx } }",
    ],
  ])("%s", async (places, words) => expect(await refusal(study(places))).toContain(words));

  it("a lookup with two districts for one small area", async () => {
    const words = await refusal(
      study(opportunity, "  small: { layout: lookup, path: l.csv, columns: { lsoa: l, district: d } }", "lsoa: lad"),
      { "l.csv": "l,d\nE01000001,E07000191\nE01000001,E07000190\n" },
    );
    expect(words).toBe(
      "3 l.csv, record 3, column l: E01000001 has two districts, E07000191 and E07000190; keep the record that is right on the study's day",
    );
  });

  it("boundaries of a later day", async () => {
    const square = [
      [
        [0, 0],
        [1000, 0],
        [1000, 1000],
        [0, 0],
      ].map(([x = 0, y = 0]) => [300_000 + x, 200_000 + y]),
    ];
    const feature = {
      type: "Feature",
      properties: { LAD21CD: "E06000060" },
      geometry: { type: "Polygon", coordinates: square },
    };
    const words = await refusal(study(opportunity, "  shapes: { layout: boundaries, path: b.geojson }"), {
      "b.geojson": JSON.stringify({ type: "FeatureCollection", features: [feature] }),
    });
    expect(words).toContain(
      "b.geojson: E06000060 (Buckinghamshire) began on 2020-04-01: before that, it was E07000004",
    );
    expect(words).toContain("give boundaries of the districts of 2016-10-01 or of an earlier day");
  });
});

describe("groups of members of another day", () => {
  it.each([
    [
      "authority: local-authorities",
      "authority: [E06000066]",
      "no such authority in the data: E06000066 (Somerset) began on 2023-04-01: on 2016-10-01 its districts lie in E10000027 (Somerset)",
    ],
    [
      "district: districts",
      "district: [E07000246]",
      "no such district in the data: E07000246 (Somerset West and Taunton) began on 2019-04-01: before that, it was E07000190 (Taunton Deane), E07000191 (West Somerset)",
    ],
  ])("%s", async (scheme, group, words) =>
    expect(
      await refusal(
        study(
          `\n  districts_on: 2016-10-01\n  schemes: { ${scheme} }\n  groups: { inside: { ${group} }, elsewhere: { not: inside } }`,
        ),
      ),
    ).toContain(words),
  );
});

describe("the workbook of Achieving Excellence Areas", () => {
  const header = ["code", "district", "authority", "region", "", ..."abcde", "", ..."fghijk", "", "Grouping (of six)"];
  // Every indicator 1 in the first and 6 in the last; three of capacity (6, 7 and 11) are good when low.
  const district = (code: string, group: number) => [
    code,
    "D",
    "U",
    "R",
    "",
    ...Array.from({ length: 5 }, () => String(7 - group)),
    "",
    String(group),
    String(group),
    String(7 - group),
    String(7 - group),
    String(7 - group),
    String(group),
    "",
    String(group),
  ];
  const codes = ["E07000191", "E07000190", "E06000009", "E06000001", "E06000002", "E06000003"];

  it("gives the published groups, and says how the score worked out again compares", async () => {
    const rows = [["title"], [""], [""], header, ...codes.map((code, index) => district(code, index + 1))];
    const workbook = inventedWorkbook({ Sheet1: textRows(rows) });
    await inFolder({}, async (folder) => {
      await writeFile(`${folder}/categories.xlsx`, workbook);
      const { frame, codes: told } = await measureStudy(
        study(
          `
  districts_on: 2016-10-01
  schemes: { category: achieving-excellence-2016 }
  groups: { inside: { category: [1, 2] }, elsewhere: { not: inside } }`,
          "  categories: { layout: achieving-excellence, path: categories.xlsx }",
        ),
        { "schools.csv": schools },
        { categories: `${folder}/categories.xlsx` },
      );
      expect(frame.schemes[0]?.members.map(({ code }) => code)).toEqual(["1", "2", "3"]);
      expect(told[0]).toContain(
        "published groups of 6 districts; the score worked out again gives the published group of all 6 districts",
      );
    });
  });
});

describe("LAESTABs", () => {
  it("stand for the authority of the study's day, however they are written", async () => {
    const { frame, unplaced } = await measured(
      study(`
  districts_on: 2016-10-01
  schemes: { authority: { column: laestab, codes: laestab } }
  groups: { inside: { authority: [E10000027] }, elsewhere: { not: inside } }`),
    );
    expect(frame.schemes[0]?.members.map(({ code, name }) => `${code} ${name}`)).toEqual([
      "E06000009 Blackpool",
      "E10000027 Somerset",
    ]);
    expect(unplaced).toEqual([{ scheme: "authority", reason: "nothing in the column for laestab", schools: 1 }]);
  });
});

describe("under rules that make zeros small", () => {
  it("nobody is told in which areas nobody is", async () => {
    const inFull = async (rules: string) =>
      inFolder(
        { "study.yaml": study(opportunity).replace("public-data", rules), "schools.csv": schools },
        async (folder) => {
          await runStudy({ studyPath: `${folder}/study.yaml` }, quietEffects);
          return readFile(`${folder}/out/release/report.html`, "utf8");
        },
      );
    expect(await inFull("public-data")).toContain("no school of the data was placed in Derby");
    expect(await inFull("srs-10")).not.toContain("no school of the data");
  });
});
