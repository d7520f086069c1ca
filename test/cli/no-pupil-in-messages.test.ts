import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { quickEffects } from "../support/failing-effects.ts";
import { type Files, inFolder } from "../support/temp-folder.ts";
import { tryMain } from "../support/try-main.ts";
import { writeParquet } from "../support/write-parquet.ts";

/** Every value of a pupil in these files has one of these in it: none may come out of the program's mouth. */
const canary = /ZQ|7131/i;

const header = "id,urn,ks2,att8,pp,home";
/** 240 pupils of 12 schools: references, scores and homes are canaries, some of one pupil alone. */
const records = Array.from({ length: 240 }, (_, index) => {
  const score = 30 + ((index * 37) % 41) - 6 * (index % 3 === 0 ? 1 : 0);
  const home = index % 30 === 0 ? `ZQHOME ${index}` : `ZQTOWN ${index % 5}`;
  return [
    `ZQREF${String(index).padStart(6, "0")}`,
    String(900100 + (index % 12)),
    `${3 + (index % 5)}.7131`,
    `${score}.07131`,
    String(index % 3 === 0 ? 1 : 0),
    home,
  ];
});
const table = (rows: readonly (readonly string[])[], names = header) =>
  `${[names, ...rows.map((row) => row.join(","))].join("\n")}\n`;
const pupils = table(records);
const withCell = (column: number, cell: (index: number, before: string) => string) =>
  table(records.map((row, index) => row.map((before, at) => (at === column ? cell(index, before) : before))));

interface StudyForm {
  readonly years?: string;
  readonly files?: string;
  readonly columns?: string;
  readonly more?: string;
  readonly measure?: string;
}
const columns = "pupil: id, school: urn, prior: ks2, outcome: att8, disadvantaged: pp, home: home";
const study = (form: StudyForm = {}) => `title: Pupils
years: ${form.years ?? "2019"}
files:
  ${form.files ?? `pupils: { path: pupils.csv, columns: { ${form.columns ?? columns} } }`}
measures: { progress: ${form.measure ?? "{ outcome: outcome, prior: prior }"} }
${form.more ?? ""}
`;

/** A file of pupils given for another kind of file, so that its cells go where other cells belong. */
const asOther = (layout: string, roles: string) =>
  study({
    files: `pupils: { path: pupils.csv, columns: { ${columns} } }\n  other: { layout: ${layout}, path: other.csv, columns: { ${roles} } }`,
    more: "places: { districts_on: 2016-10-01, schemes: { district: districts } }",
  });

const census = table(
  records.flatMap(([id = ""], index) =>
    ["autumn", "spring"].map((term) => [
      id,
      term === "autumn" ? "2019" : "ZQYEAR",
      term,
      index % 4 === 0 ? "ZQFSM" : "1",
    ]),
  ),
  "id,year,term,fsm",
);

const faults: Readonly<Record<string, Files>> = {
  "a quote that opens in the header": { "pupils.csv": pupils.replace("ks2", '"ks2') },
  "a quote that opens in the header and closes in a record": {
    "pupils.csv": pupils.replace("ks2", '"ks2').replace(",3.7131", '",3.7131'),
  },
  "a quote that opens in a record": { "pupils.csv": pupils.replace("ZQREF000100", '"ZQREF000100') },
  "two quotes that make one cell of many records": {
    "pupils.csv": pupils.replace("ZQREF000100", '"ZQREF000100').replace("ZQREF000150", 'ZQREF000150"'),
  },
  "a quote in the last record": { "pupils.csv": pupils.replace(/ZQTOWN 4\n$/, '"ZQTOWN 4\n') },
  "no header": { "pupils.csv": pupils.slice(pupils.indexOf("\n") + 1) },
  "no header, and names of columns that stand in a record": {
    "pupils.csv": pupils.slice(pupils.indexOf("\n") + 1),
    "study.yaml": study({ columns: "pupil: id, school: '900100', prior: ks2, outcome: att8, disadvantaged: pp" }),
  },
  "a column that is missing from a header with a record in it": {
    "pupils.csv": table(records.slice(1), `id,urn,${records[0]?.join(",") ?? ""}`),
  },
  "the header as the last record": { "pupils.csv": `${pupils.slice(pupils.indexOf("\n") + 1)}${header}\n` },
  "an outcome of words": { "pupils.csv": withCell(3, (index) => `ZQWORD ${index}`) },
  "a single outcome that is a word": {
    "pupils.csv": withCell(3, (index, before) => (index === 7 ? "ZQWORD" : before)),
  },
  "an outcome with too many decimals": { "pupils.csv": withCell(3, (_, before) => `${before}713100001`) },
  "an outcome that is too large": { "pupils.csv": withCell(3, (_, before) => `7131713171317131${before}`) },
  "prior attainment of words": { "pupils.csv": withCell(2, () => "ZQPRIOR") },
  "a flag of words": { "pupils.csv": withCell(4, () => "ZQFLAG") },
  "a school that is no number": { "pupils.csv": withCell(1, (index) => `ZQSCHOOL${index % 12}`) },
  "no school": { "pupils.csv": withCell(1, () => "") },
  "one reference for everybody": { "pupils.csv": withCell(0, () => "ZQREF") },
  "records of two lengths": {
    "pupils.csv": table(records.map((row, index) => (index % 2 === 0 ? row : [...row, "ZQMORE"]))),
  },
  "records that are all too short": { "pupils.csv": table(records.map((row) => row.slice(0, 4))) },
  "binary bytes": { "pupils.csv": `${pupils}\0` },
  "a place that is not there": {
    "study.yaml": study({
      more: "places: { schemes: { home: { column: home } } }\nshow: [ { gap: { of: disadvantaged, in: [home NOWHERE] } } ]",
    }),
  },
  "a place much like a pupil's": {
    "study.yaml": study({
      more: "places: { schemes: { home: { column: home } } }\nshow: [ { gap: { of: disadvantaged, in: [home HOME 3] } } ]",
    }),
  },
  "a member that is not there": {
    "study.yaml": study({
      more: "places: { schemes: { home: { column: home } }, groups: { near: { home: [HOME 3] } } }\nshow: [ { gap: { of: disadvantaged, in: [near] } } ]",
    }),
  },
  "a comparison with a place that is not there": {
    "study.yaml": study({
      more: "places: { schemes: { home: { column: home } } }\nshow: [ { gap: { of: disadvantaged, in: [england, home] } } ]\ncompare: [ { gap: progress, of: disadvantaged, in: home TOWN 1, with: { in: home TOWN 2 }, as: ratio } ]",
    }),
  },
  "places that figure ids write alike": {
    "pupils.csv": withCell(5, (index) => (index % 2 === 0 ? "ZQ-TOWN" : "ZQ TOWN")),
    "study.yaml": study({ more: "places: { schemes: { home: { column: home } } }" }),
  },
  "a figure that is not there": {
    "study.yaml": study({
      more: "places: { schemes: { home: { column: home } } }\nsensitivity: { figures: [progress/gap/disadvantaged/home-town-1/2019] }",
    }),
  },
  "a scheme by the references": { "study.yaml": study({ more: "places: { schemes: { pupil: { column: pupil } } }" }) },
  "a scheme by codes that are none": {
    "study.yaml": study({ more: "places: { schemes: { home: { column: home, codes: three-digit } } }" }),
  },
  "values to keep that are not there": {
    "study.yaml": study({
      files: `pupils: { path: pupils.csv, columns: { ${columns} }, keep: { home: [ELSEWHERE] } }`,
    }),
  },
  "a column of years": { "study.yaml": study({ years: "2018-2019", columns: `${columns}, year: home` }) },
  "bands finer than the scores": {
    "study.yaml": study({ measure: "{ outcome: outcome, prior: { column: prior, bands: { points: 0.000001 } } }" }),
  },
  "a census of words": {
    "census.csv": census,
    "study.yaml": study({
      files: `pupils: { path: pupils.csv, columns: { ${columns} } }\n  census: { path: census.csv, columns: { pupil: id, year: year, term: term, fsm: fsm } }`,
      more: "populations: { disadvantaged: { any_of: fsm6 }, others: { not: disadvantaged } }",
    }),
  },
  "a census with a quote that opens": {
    "census.csv": census.replace("ZQREF000100", '"ZQREF000100'),
    "study.yaml": study({
      files: `pupils: { path: pupils.csv, columns: { ${columns} } }\n  census: { path: census.csv, columns: { pupil: id, year: year, term: term, fsm: fsm } }`,
      more: "populations: { disadvantaged: { any_of: fsm6 }, others: { not: disadvantaged } }",
    }),
  },
  "a study of an extract": {
    "study.yaml": study({
      files: "pupils: { layout: npd-ks4, path: pupils.csv }",
      measure: "{ outcome: attainment_8, prior: ks2 }",
    }),
  },
  "an extract whose header is a record": {
    "pupils.csv": pupils.slice(pupils.indexOf("\n") + 1),
    "study.yaml": study({
      files: "pupils: { layout: npd-ks4, path: pupils.csv }",
      measure: "{ outcome: attainment_8, prior: ks2 }",
    }),
  },
  "pupils as a table of schools": {
    "study.yaml": `title: T\nyears: 2019\nfiles:\n  schools: { layout: school-table, path: pupils.csv, columns: { urn: urn, region: home }, groups: { all: { pupils: home, mean: att8 }, disadvantaged: { pupils: id, mean: ks2 }, others: { all_less: disadvantaged } } }\nmeasures: { p: { outcome: { mean_of: x }, against: { population: others } } }\nrelease: { rules: public-data }\n`,
  },
  "pupils as a list of schools": { "other.csv": pupils, "study.yaml": asOther("schools", "urn: home, district: id") },
  "pupils as areas": {
    "other.csv": pupils,
    "study.yaml": `${asOther("areas", "district: home, region: id")}`.replace(
      "{ district: districts }",
      "{ region: { file: other } }",
    ),
  },
  "pupils as a lookup": { "other.csv": pupils, "study.yaml": asOther("lookup", "postcode: home, district: id") },
  "pupils as chains of schools": { "other.csv": pupils, "study.yaml": asOther("chains", "urn: home, chain: id") },
  "pupils as a register": { "other.csv": pupils, "study.yaml": asOther("gias", "") },
  "pupils as links of schools": { "other.csv": pupils, "study.yaml": asOther("gias-links", "") },
  "pupils as boundaries": { "other.csv": pupils, "study.yaml": asOther("boundaries", "") },
};

const commands = (folder: string, name: string): readonly (readonly string[])[] => [
  ["run", join(folder, "study.yaml"), "--out", join(folder, "out")],
  ["check", join(folder, "study.yaml")],
  ...(/quote|header|lengths|short/.test(name)
    ? [
        ["init", join(folder, "pupils.csv"), "--out", join(folder, "first.yaml")],
        ["school", "100001", "--on", "2019-09-01", "--links", join(folder, "pupils.csv")],
      ]
    : []),
];

describe("no value of a pupil is told", () => {
  it.each(Object.entries(faults))("of %s", (name, files) =>
    inFolder({ "pupils.csv": pupils, "study.yaml": study(), ...files }, async (folder) => {
      const passing: string[] = [];
      for (const command of commands(folder, name)) {
        const { out, said } = await tryMain(command, { ...quickEffects, progress: (line) => passing.push(line) });
        // The folder's own name is drawn at random.
        const all = [out, ...said, ...passing].join("\n").replaceAll(folder, "FOLDER");
        expect(all, command[0]).not.toMatch(canary);
        expect(said[0] ?? "", command[0]).not.toContain("this is a bug");
      }
    }),
  );

  it("of a Parquet file with two columns called as pupils", () =>
    inFolder({ "study.yaml": study().replace("pupils.csv", "p.parquet") }, async (folder) => {
      await writeParquet(join(folder, "p.parquet"), 'select 1 as id, 2 as "ZQREF000001"');
      const { code, said } = await tryMain(["run", join(folder, "study.yaml")]);
      expect(code).toBe(3);
      expect(said.join("\n")).not.toMatch(canary);
    }));

  it("though the study runs, and its values stand in the files that stay", () =>
    inFolder(
      { "pupils.csv": pupils.replace("ZQTOWN 4\n", "ZQTOWN 4,ZQMORE\n"), "study.yaml": study() },
      async (folder) => {
        const { code, out, said } = await tryMain(["run", join(folder, "study.yaml"), "--out", join(folder, "out")]);
        expect([code, said]).toEqual([0, []]);
        expect(out).not.toMatch(canary);
        expect(readdirSync(join(folder, "out/private"))).toContain("rejects.csv");
        expect(statSync(join(folder, "out/private/rejects.csv")).size).toBeGreaterThan(60);
      },
    ));
});
