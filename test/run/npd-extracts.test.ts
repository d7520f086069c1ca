import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { realEffects } from "../../src/effects/real-effects.ts";
import { type MeasuredStudy, measuresIn } from "../support/measure-study.ts";
import type { DirtKind } from "../support/npd/dirt-kinds.ts";
import { type NpdExtract, writeNpdExtracts } from "../support/npd/write-npd-extracts.ts";

const years = [2014, 2015];

const study = (prior: string, census = "") => `
title: From extracts
data: invented
years: 2014-2015
files:
  pupils: { layout: npd-ks4, path: "ks4_{year}.csv", between: { ks2: [0, 42], capped_points: [0, 700] } }
${prior}
  census: { layout: npd-census, path: "census_*.csv" }
  schools: { layout: schools, path: schools.csv, columns: { urn: URN, region: Region } }
  chains: { layout: chains, path: chains.csv, columns: { urn: urn, chain: chain } }
populations:
  disadvantaged: { any_of: [fsm6, in_care] }
  persistent: { within: disadvantaged, fsm_share: { at_least: 80% } }
  others: { not: disadvantaged }
${census}
places: { whole: the invented nation, schemes: { region: { column: region } } }
measures: { progress: { outcome: capped_points, prior: { column: ks2, bands: 0.6 } } }
show:
  - mean: { of: [all, disadvantaged, persistent, others], in: [england, region] }
  - gap: { of: [disadvantaged, persistent], in: [england, region] }
release: { rules: public-data }
`;

const ks2 = '  prior: { layout: npd-ks2, path: "ks2_*.csv", between: { ks2: [0, 42] } }';

/** How our ledger calls what the generator strews in, where one reason answers to one kind. */
const reasons: Readonly<Record<string, DirtKind>> = {
  "too few columns": "too few cells",
  "too many columns": "too many cells",
  "outside the scope: not at the end of key stage 4 in this year": "not at the end of the key stage",
  "outside the scope: does not count in national results": "second record outside national results",
  "outside the scope: at an independent school": "at an independent school",
  "outside the scope: in alternative provision": "in alternative provision",
  "outside the scope: at a special school": "at a special school",
  "outside the scope: a guest registration": "guest registration",
  "outside the scope: a subsidiary registration": "subsidiary registration",
  "no pupil reference (pupil)": "no pupil reference",
  "no school (school)": "no school",
  "a year that is not in the study": "wrong year",
  "no outcome (capped_points)": "no outcome",
  "not a number (capped_points)": "outcome that is not a number",
  "not a possible value, 0 to 700 (capped_points)": "impossible outcome",
  "no prior attainment (ks2)": "no prior attainment",
  "not a possible value, 0 to 42 (ks2)": "impossible prior attainment",
  "not a yes or no (in_care)": "flag neither yes nor no",
  "not a yes or no (fsm)": "flag neither yes nor no",
  "no free school meal status (fsm)": "no answer on free school meals",
  "a school that is not in schools.csv": "unknown school",
  "a pupil who is not among those used": "pupil of no cohort",
  "the same pupil again, with the same values": "the same record again",
  "the same term again, with the same answer": "the same record again",
  "one pupil with rows that differ": "one pupil with records that differ",
  "one term with two answers": "one pupil with records that differ",
};

async function measure(folder: string, yaml: string): Promise<MeasuredStudy> {
  await writeFile(join(folder, "study.yaml"), yaml);
  const [first] = (await measuresIn(folder)).values();
  if (first === undefined) throw new Error("a study without a measure");
  return first;
}

describe("extracts of the invented nation", () => {
  const folders: string[] = [];
  const made = new Map<string, { readonly folder: string; readonly extracts: readonly NpdExtract[] }>();

  beforeAll(async () => {
    for (const dirt of ["none", "every kind"] as const) {
      const folder = await mkdtemp(join(tmpdir(), "coldspot-npd-"));
      folders.push(folder);
      const { extracts } = await writeNpdExtracts(realEffects, folder, { pupils: 2_500, seed: 2016, dirt, years });
      made.set(dirt, { folder, extracts });
    }
  });
  afterAll(async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });

  const found = (dirt: string) => {
    const one = made.get(dirt);
    if (one === undefined) throw new Error(`not made: ${dirt}`);
    return one;
  };

  it("with every kind of dirt give the figures of the clean ones, and every strewn record stands in the ledger", async () => {
    const clean = await measure(found("none").folder, study(""));
    const { folder, extracts } = found("every kind");
    const dirty = await measure(folder, study(""));
    expect(clean.estimates.length).toBeGreaterThan(80);
    expect(dirty.estimates).toEqual(clean.estimates);
    expect(clean.entries).toEqual([]);
    const read = extracts.filter(({ layout }) => layout !== "npd-ks2");
    for (const { name, clean: good, dirt } of read) {
      const ledger = dirty.ledgers.find(({ source }) => source.file === name);
      expect(ledger?.rowsUsed, name).toBe(good);
      const counted = new Map<DirtKind | string, number>();
      for (const { reason, rows } of ledger?.refused ?? []) {
        const kind = reasons[reason] ?? reason;
        counted.set(kind, (counted.get(kind) ?? 0) + rows);
      }
      expect(new Map([...counted].sort()), name).toEqual(new Map([...dirt].sort()));
    }
  });

  it("give the same figures with prior attainment from key stage 2", async () => {
    const own = await measure(found("none").folder, study(""));
    const joined = await measure(found("every kind").folder, study(ks2));
    expect(joined.estimates).toEqual(own.estimates);
    for (const { name, clean } of found("every kind").extracts.filter(({ layout }) => layout === "npd-ks2"))
      expect(joined.ledgers.find(({ source }) => source.file === name)?.rowsUsed, name).toBe(clean);
  });

  it("tell which columns were taken for what, and what is odd about the years", async () => {
    const { read } = await measure(found("every kind").folder, study(""));
    const of = (role: string) =>
      (read.ofPupils?.columns ?? []).filter((one) => one.role === role).map(({ file, column }) => `${file}: ${column}`);
    expect(of("capped_points")).toEqual(["ks4_2014.csv: KS4_PTSCNEWE_PTQ", "ks4_2015.csv: KS4_PTSCNEWE_PTQ_EE"]);
    expect(of("fsm").map((each) => each.toLowerCase())).toContain("census_spr10.csv: fsmeligible_spr10");
    // From the definition of the Department for Education, which changed in 2015; both years are after the reform of 2014.
    const ids = (read.ofPupils?.yearNotes ?? []).map(({ id, years: about }) => `${id} ${about.join(", ")}`);
    expect(ids).toContain("disadvantaged-2015 2015");
    expect(ids.join()).not.toContain("reform-2014");
  });
});
