import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { realEffects } from "../../src/effects/real-effects.ts";
import { writeNpdExtracts } from "../support/npd/write-npd-extracts.ts";
import { inFolder } from "../support/temp-folder.ts";
import { tryMain } from "../support/try-main.ts";

it("init writes one study of key stage 4, key stage 2 and censuses of an invented nation, and it runs", () =>
  inFolder({}, async (folder) => {
    const effects = { ...realEffects, progress: () => {} };
    await writeNpdExtracts(effects, folder, { pupils: 2_000, seed: 7, dirt: "none", years: [2015] });
    const names = readdirSync(folder).filter((name) => /^(ks4|ks2)_|^census_(aut|spr)1[45]/.test(name));
    const study = join(folder, "first/study.yaml");
    const init = await tryMain(["init", ...names.map((name) => join(folder, name)), "--out", study]);
    expect([init.code, init.said]).toEqual([0, []]);
    for (const name of names) expect(init.out).toMatch(new RegExp(`${name}: an extract of .* \\(certain\\)`));
    const text = readFileSync(study, "utf8");
    expect(text).toContain("layout: npd-ks4");
    expect(text).toContain("layout: npd-ks2");
    expect(text).toContain("layout: npd-census");
    expect(text).toContain("years: 2015");
    expect(text).toContain("rules: srs-10");
    const run = await tryMain(["run", study]);
    expect(run.code, run.said.join("\n")).toBe(0);
    expect(run.out).toContain("were");
  }));
