import { beforeAll, describe, expect, it } from "vitest";
import { npdColumns } from "../../src/intake/npd-columns.ts";
import { npdLayout } from "../../src/intake/npd-layout.ts";
import { npdScope } from "../../src/intake/npd-scope.ts";
import { writeNation } from "../../src/synthetic/write-nation.ts";
import { keptFiles } from "../support/kept-files.ts";
import { measurePupilStudy } from "../support/measure-pupil-study.ts";
import { type NpdExtract, writeNpdExtracts } from "../support/npd/write-npd-extracts.ts";

import { readDelimited } from "./npd-perfect-reader.ts";

const year = 2015;
const yes = "['1', Y, 'Yes', 'TRUE', 'true', T, y]";

/** Key stage 4 alone, through the layout of any pupil file: columns found by role, scope as rows to keep. */
function study(columns: string, keep: string, bands: number, highest: number): string {
  return `
title: Key stage 4 of one year
years: ${year}
files:
  pupils: { path: pupils.csv, columns: { ${columns} }${keep}, between: { ks2: [0, ${highest}], points: [0, 700] } }
  schools: { path: schools.csv, columns: { urn: urn } }
populations:
  care: { name: in care, any_of: in_care }
  rest: { name: not in care, not: care }
measures:
  progress:
    outcome: points
    prior: { column: ks2, bands: ${bands} }
    method: rank of residual
    months: epi-calibrated
    against: { population: rest, in: england }
show:
  - mean: { of: [all, care], in: england }
  - gap: { of: care, in: england }
`;
}

const csv = (header: string, rows: Iterable<string>) => Buffer.from([header, ...rows, ""].join("\n"));

describe("key stage 4 of the extracts, read like any pupil file", () => {
  const found = new Map<string, Awaited<ReturnType<typeof measurePupilStudy>>>();
  let dirty: NpdExtract | undefined;

  beforeAll(async () => {
    for (const dirt of ["none", "every kind"] as const) {
      const { effects, files } = keptFiles();
      const options = { pupils: 4_000, seed: 2016, dirt, years: [year] };
      const { nation, extracts } = await writeNpdExtracts(effects, "out", options);
      const bytes = files.get(`ks4_${year}.csv`) ?? new Uint8Array();
      const { header } = readDelimited(bytes);
      const { bound } = npdColumns(
        npdLayout("npd-ks4"),
        { file: "ks4", header, year, ending: null },
        { wanted: [], columns: new Map(), at: () => "" },
      );
      const column = (role: string) => bound.get(role)?.column ?? "";
      const roles = { pupil: "pupil", school: "school", ks2: "ks2", points: "capped_points", in_care: "in_care" };
      const columns = Object.entries(roles).map(([name, role]) => `${name}: ${column(role)}`);
      const flags = ["end_of_key_stage", "national_results", "state_funded_results"].map(
        (role) => `${column(role)}: ${yes}`,
      );
      const keep = `, keep: { ${flags.join(", ")}, ${column("school_type")}: ['1', '2', '5', '28', '34'], ${column("year")}: ${year - 1}/${year} }`;
      const schools = csv(
        "urn",
        readDelimited(files.get("schools.csv") ?? new Uint8Array()).records.map(([urn]) => urn ?? ""),
      );
      found.set(
        dirt,
        await measurePupilStudy(study(columns.join(", "), keep, 0.6, 42), {
          "pupils.csv": bytes,
          "schools.csv": schools,
        }),
      );
      if (dirt === "every kind") {
        dirty = extracts[0];
        continue;
      }
      const demo: Record<string, string> = {};
      await writeNation(nation, {
        text: async (name, chunks) => {
          let text = "";
          for await (const chunk of chunks) text += chunk;
          demo[name] = text;
        },
      });
      const own = "pupil: pupil_ref, school: urn, ks2: ks2_fine_grade, points: capped_points, in_care: in_care";
      found.set(
        "demo",
        await measurePupilStudy(study(own, "", 0.1, 7), {
          "pupils.csv": demo[`pupils_${year}.csv`] ?? "",
          "schools.csv": demo["schools.csv"] ?? "",
        }),
      );
    }
  });

  it("gives the figures of the demo's own files, clean or with every kind of dirt", () => {
    const [clean, spoilt, demo] = ["none", "every kind", "demo"].map((name) => found.get(name)?.estimates);
    expect(clean?.length).toBe(3);
    expect(clean).toEqual(demo);
    expect(spoilt).toEqual(clean);
  });

  it("leaves out as many records as were strewn in", () => {
    const ledger = found.get("every kind")?.ledgers.find(({ source }) => source.entry === "pupils");
    const strewn = [...(dirty?.dirt.values() ?? [])].reduce((sum, count) => sum + count, 0);
    expect([ledger?.rowsUsed, (ledger?.rowsRead ?? 0) - (ledger?.rowsUsed ?? 0)]).toEqual([4_000, strewn]);
    const refused = new Map(ledger?.refused.map(({ reason, rows }) => [reason, rows]));
    expect(refused.get("the same pupil again, with the same values")).toBe(dirty?.dirt.get("the same record again"));
    expect(refused.get("one pupil with rows that differ")).toBe(dirty?.dirt.get("one pupil with records that differ"));
    expect(refused.get("a school that is not in schools.csv")).toBe(dirty?.dirt.get("unknown school"));
  });
});

describe("the shipped rules of scope", () => {
  it("find the records outside, each by its reason", async () => {
    const { effects, files } = keptFiles();
    const { extracts } = await writeNpdExtracts(effects, "out", {
      pupils: 2_000,
      seed: 3,
      dirt: "every kind",
      years: [2012, 2015],
    });
    const said = {
      "not at the end of key stage 4 in this year": "not at the end of the key stage",
      "does not count in national results": "second record outside national results",
      "at an independent school": "at an independent school",
      "in alternative provision": "in alternative provision",
      "at a special school": "at a special school",
      "a guest registration": "guest registration",
      "a subsidiary registration": "subsidiary registration",
    } as const;
    const no = ["0", "n", "no", "f", "false"];
    for (const { name, layout, year: of, ending, dirt } of extracts
      .filter(({ layout: one }) => one !== "npd-ks2")
      .slice(0, 9)) {
      const { header, records } = readDelimited(files.get(name) ?? new Uint8Array());
      const { bound } = npdColumns(
        npdLayout(layout),
        { file: name, header, year: of, ending },
        { wanted: [], columns: new Map(), at: () => "" },
      );
      const { rules, withoutColumn } = npdScope(layout, bound.keys(), []);
      expect(withoutColumn).toEqual([]);
      const counts = new Map<string, number>();
      for (const record of records.filter(({ length }) => length === header.length)) {
        const rule = rules.find(({ role, is }) => {
          const cell = record[bound.get(role)?.index ?? -1] ?? "";
          return is === "no" ? no.includes(cell.toLowerCase()) : is.includes(cell);
        });
        if (rule !== undefined) counts.set(rule.reason, (counts.get(rule.reason) ?? 0) + 1);
      }
      const expected = Object.entries(said).flatMap(([reason, kind]) => {
        const count = dirt.get(kind);
        return count === undefined ? [] : [[reason, count] as const];
      });
      expect([name, [...counts].sort()]).toEqual([name, [...expected].sort()]);
    }
  });
});
