import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesOf } from "../support/files-of.ts";
import { type InventedSchool, schools, schoolsText } from "../support/invented-schools.ts";
import { plainCsv } from "../support/plain-csv.ts";

// What adding an analysis costs: a statistic, a table and a section that the program does not have, added to a copy of it.
const top = fileURLToPath(new URL("../../", import.meta.url));
const copy = join(top, "test/output/adding");

/** Lines that are put into files that exist: after a line that holds these words. */
const edits = [
  {
    file: "src/study/statistic.ts",
    after: "export const statistics = {",
    line: '  lead: { noun: "lead", against: "comparison in its area", reads: "level", picture: null },',
  },
  {
    file: "src/publish/tables/tables-of.ts",
    after: 'import { estimates } from "./estimates.ts";',
    line: 'import { leads } from "./leads.ts";',
  },
  { file: "src/publish/tables/tables-of.ts", after: "  areas,", line: "  leads," },
  {
    file: "src/publish/report/sections.ts",
    after: 'import { findingsSection } from "./findings-section.tsx";',
    line: 'import { leadsSection } from "./leads-section.tsx";',
  },
  { file: "src/publish/report/sections.ts", after: "  figuresSection,", line: "  leadsSection," },
];

/** New files of the analysis. */
const added = {
  "src/publish/tables/leads.ts": "leads-table.ts.txt",
  "src/publish/report/leads-section.tsx": "leads-section.tsx.txt",
};

const study = `
title: Who is ahead
data: invented
years: 2019
files:
  schools:
    layout: school-table
    path: schools.csv
    columns: { urn: urn, region: region }
    groups:
      all: { pupils: n, mean: m }
      disadvantaged: { pupils: dn, mean: dm }
      others: { all_less: disadvantaged }
places: { whole: Maravel, schemes: { region: { column: region } } }
measures: { progress: { outcome: { mean_of: progress, decimals: 2 }, method: published, against: { population: others, in: england } } }
show:
  - gap: { of: disadvantaged, in: [england, region] }
  - lead: { of: disadvantaged, in: [england, region] }
release: { rules: srs-10 }
`;

/** Two schools in a third region: too few under srs-10, which wants three. */
const west: readonly InventedSchool[] = [
  { urn: "100007", name: "Gorse", region: "West", n: "100", m: "0.10", dn: "20", dm: "-0.10" },
  { urn: "100008", name: "Hazel", region: "West", n: "100", m: "0.20", dn: "20", dm: "-0.20" },
];

function coldspot(...words: readonly string[]): string {
  return execFileSync(process.execPath, [join(copy, "bin/coldspot.js"), ...words], { encoding: "utf8", stdio: "pipe" });
}

function run(out: string, table: readonly InventedSchool[]): ReadonlyMap<string, string> {
  writeFileSync(join(copy, "schools.csv"), schoolsText(table));
  writeFileSync(join(copy, "study.yaml"), study);
  coldspot("run", join(copy, "study.yaml"), "--out", join(copy, out));
  return filesOf(join(copy, out, "release"));
}

function rows(text: string | undefined): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...lines] = plainCsv(text ?? "");
  return lines.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""])));
}

describe("a statistic, a table and a section that are new", () => {
  let release: ReadonlyMap<string, string>;

  beforeAll(() => {
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(copy, { recursive: true });
    for (const part of ["src", "bin", "data", "package.json", "tsconfig.json"])
      cpSync(join(top, part), join(copy, part), { recursive: true });
    symlinkSync(join(top, "node_modules"), join(copy, "node_modules"));
    for (const { file, after, line } of edits) {
      const text = readFileSync(join(copy, file), "utf8");
      expect(text.split(`${after}\n`), `${file}: ${after}`).toHaveLength(2);
      writeFileSync(join(copy, file), text.replace(`${after}\n`, `${after}\n${line}\n`));
    }
    for (const [file, from] of Object.entries(added)) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      cpSync(join(top, "test/contract/adding", from), join(copy, file));
    }
    execFileSync(process.execPath, [join(top, "node_modules/typescript/bin/tsc"), "-p", copy], { stdio: "pipe" });
    release = run("out", [...schools, ...west]);
  }, 120_000);
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it("touch at most three files that were there", () => {
    expect(new Set(edits.map(({ file }) => file)).size).toBeLessThanOrEqual(3);
  });

  // By arithmetic: a lead is the gap with the other sign, and its error is the same.
  it("come out in estimates.csv with their errors", () => {
    const found = rows(release.get("estimates.csv"));
    const of = (statistic: string, area: string) =>
      found.find((row) => row.statistic === statistic && row.area_name === area);
    for (const area of ["Maravel", "North"]) {
      const [lead, gap] = [of("lead", area), of("gap", area)];
      expect(Number(lead?.estimate), area).toBe(-Number(gap?.estimate));
      expect([lead?.se, lead?.df, lead?.status], area).toEqual([gap?.se, gap?.df, gap?.status]);
      expect(Number(lead?.ci_lower), area).toBe(-Number(gap?.ci_upper));
    }
  });

  // West has two schools, and would be Maravel less North and South: South, with fewer pupils than North, is hidden too.
  it("come out protected, in every file", () => {
    expect(
      rows(release.get("estimates.csv")).find((row) => row.figure?.includes("/lead/") && row.area_name === "West"),
    ).toMatchObject({
      status: "suppressed",
      estimate: "",
    });
    expect(
      rows(release.get("tables/leads.csv")).map(({ area_name, estimate, status }) => [
        area_name,
        estimate === "",
        status,
      ]),
    ).toEqual([
      ["Maravel", false, "published"],
      ["North", false, expect.stringMatching(/published|unreliable/)],
      ["South", true, "suppressed"],
      ["West", true, "suppressed"],
    ]);
    const section = /<section id="leads".*?<\/section>/s.exec(release.get("report.html") ?? "")?.[0] ?? "";
    const cells = [...section.matchAll(/<t[dh][^>]*>([^<]*)<\/t[dh]>/g)].map(([, cell]) => cell);
    expect(cells.slice(cells.indexOf("West"))).toEqual(["West", "hidden"]);
  });

  it("stand in the dictionary, the list for the output checker and the report", () => {
    const described = rows(release.get("data-dictionary.csv")).filter(({ file }) => file === "tables/leads.csv");
    expect(described.map(({ column }) => column)).toEqual(["figure", "area_name", "estimate", "unit", "status"]);
    const listed = rows(release.get("evidence/outputs.csv")).find(({ file }) => file === "tables/leads.csv");
    expect(listed?.statistic_kind).toContain("differences of means");
    expect(release.get("report.html")).toContain('<h2 id="leads-heading">Who is ahead</h2>');
  });

  it("are explained and compared", () => {
    const id = "progress/lead/disadvantaged/maravel/2019";
    const words = coldspot("explain", join(copy, "out"), id);
    expect(words).toContain("formula   mean of [disadvantaged pupils in Maravel, 2019] − mean of [");
    expect(words).toMatch(/status {4}published/);
    const [first, ...others] = schools;
    if (first === undefined) throw new Error("no school");
    run("out-2", [{ ...first, dm: "-0.90" }, ...others, ...west]);
    expect(coldspot("compare", join(copy, "out"), join(copy, "out-2"))).toContain(`  ${id}  `);
  });
});
