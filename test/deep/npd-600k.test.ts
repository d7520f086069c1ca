import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { realEffects } from "../../src/effects/real-effects.ts";
import { runStudy } from "../../src/run/run-study.ts";
import { quietEffects } from "../support/measure-study.ts";
import { writeNpdExtracts } from "../support/npd/write-npd-extracts.ts";

const study = `
title: Extracts at full size
data: invented
date: 2016-11-01
years: 2010-2015
files:
  pupils: { layout: npd-ks4, path: "ks4_{year}.csv", between: { ks2: [0, 42], capped_points: [0, 700] } }
  census: { layout: npd-census, path: "census_*.csv" }
  schools: { layout: schools, path: schools.csv, columns: { urn: URN, district: District, region: Region } }
  chains: { layout: chains, path: chains.csv, columns: { urn: urn, chain: chain } }
  districts: { layout: areas, path: districts.csv, columns: { district: code, category: category } }
populations:
  disadvantaged: { any_of: [fsm6, in_care] }
  persistent: { within: disadvantaged, fsm_share: { at_least: 80% } }
  others: { not: disadvantaged }
places: { whole: the invented nation, schemes: { category: { file: districts }, region: { column: region } } }
measures: { progress: { outcome: capped_points, prior: { column: ks2, bands: 0.6 } } }
show:
  - gap: { of: [disadvantaged, persistent], in: [england, category, region] }
release: { rules: srs-10 }
`;

/** Rows of each file by what became of them, added up: read, used and left out. */
function added(flow: string): { readonly read: number; readonly used: number; readonly left: number } {
  const sum = { read: 0, used: 0, left: 0 };
  for (const line of flow.trim().split("\n").slice(1)) {
    const rows = Number(/,(\d+),[^,]*$/.exec(line)?.[1]);
    const step = line.slice(line.indexOf(",") + 1);
    if (step.startsWith("read")) sum.read += rows;
    else if (step.startsWith("used")) sum.used += rows;
    else if (/^"?left out/.test(step)) sum.left += rows;
  }
  return sum;
}

// Six cohorts of 600,000 pupils and some 52 million census rows, one file a term. Its result is kept in docs/performance.md.
it("gives the figures of clean extracts from those with every kind of dirt, and ledgers that reconcile to the row", async () => {
  const releases: string[] = [];
  for (const dirt of ["none", "every kind"] as const) {
    const folder = await mkdtemp(join(tmpdir(), "coldspot-npd-600k-"));
    try {
      const { extracts } = await writeNpdExtracts(realEffects, folder, { pupils: 600_000, seed: 2016, dirt });
      await writeFile(join(folder, "study.yaml"), study);
      const began = process.hrtime.bigint();
      await runStudy({ studyPath: join(folder, "study.yaml"), threads: 2 }, quietEffects);
      const seconds = Number(process.hrtime.bigint() - began) / 1e9;
      console.log(
        `${dirt}: ${seconds.toFixed(0)} s, at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB so far`,
      );
      releases.push(readFileSync(join(folder, "out/release/estimates.csv"), "utf8"));
      const flow = readFileSync(join(folder, "out/private/flow.csv"), "utf8");
      const { read, used, left } = added(flow);
      expect(read).toBe(used + left);
      const strewn = extracts
        .filter(({ layout }) => layout !== "npd-ks2")
        .flatMap((one) => [...one.dirt.values()])
        .reduce((sum, rows) => sum + rows, 0);
      expect(left).toBe(strewn);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  expect(releases[1]).toBe(releases[0]);
  expect(releases[0]?.split("\n").length).toBeGreaterThan(190);
});
