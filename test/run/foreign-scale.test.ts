import { join } from "node:path";
import { expect, it } from "vitest";
import { runStudy } from "../../src/run/run-study.ts";
import { quietEffects } from "../support/measure-study.ts";
import { inFolder } from "../support/temp-folder.ts";

const study = (months: string) => `
title: T
data: invented
years: 2019
files: { pupils: { path: p.csv, columns: { school: s, outcome: o } } }
measures: { m: { outcome: outcome, method: rank, months: ${months} } }
show: [{ mean: { of: all } }]
release: { rules: public-data }
`;
const pupils = `s,o\n${Array.from({ length: 12 }, (_, pupil) => `${pupil % 4},${(pupil * 7) % 12}`).join("\n")}\n`;

it.each([
  ["rank", null],
  ["epi-calibrated", null],
  ["epi-normal", "does not fit the method rank: epi-normal"],
  ["points", "does not fit the method rank: points"],
])("a measure of ranks with months: %s", (months, refusal) =>
  inFolder({ "study.yaml": study(months), "p.csv": pupils }, async (folder) => {
    const run = runStudy({ studyPath: join(folder, "study.yaml"), out: join(folder, "out") }, quietEffects);
    if (refusal === null) await expect(run).resolves.toBeDefined();
    else await expect(run).rejects.toThrow(refusal);
  }),
);
