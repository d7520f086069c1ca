import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { sharedData } from "../support/shared-data.ts";
import { inFolder } from "../support/temp-folder.ts";
import { tryMain } from "../support/try-main.ts";

const page = readFileSync(fileURLToPath(new URL("../../docs/files.md", import.meta.url)), "utf8");

/** The table of docs/files.md: a public file, what it is, and what became of it. */
const rows = [...page.matchAll(/^\| `([^`|]+\.(?:csv|csv\.gz))` \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, path = "", kind = "", became = ""]) => ({ path, kind, became }),
);
const present = rows.filter(({ path }) => existsSync(`${sharedData}${path}`));
const absent = rows.length - present.length;

/** Check does all that a run does but write: of each kind of measure one file is run too. */
const run = new Set(["ks4/2017-2018_850_ks4final.csv", "pupils/synthetic_school_students.csv"]);
describe("docs/files.md", () => {
  it("names every folder of public outcomes", () => {
    expect(new Set(rows.map(({ path }) => path.split("/")[0]))).toEqual(
      new Set(["ks4", "ks2", "ees", "ofsted", "pupils", "cells"]),
    );
    expect(rows.length).toBe(32);
  });

  it.skipIf(absent > 0)(`has its files here (not there: ${absent} of ${rows.length})`, () => {
    expect(present.length).toBe(rows.length);
  });

  it.each(present)("$path: $became", ({ path, kind, became }) =>
    inFolder({}, async (folder) => {
      const study = join(folder, "study.yaml");
      const init = await tryMain(["init", `${sharedData}${path}`, "--out", study]);
      const why = /^refused: (.+)$/.exec(became)?.[1];
      if (why !== undefined) {
        expect([init.code, existsSync(study)]).toEqual([3, false]);
        expect(init.said[0]).toContain(` is ${kind} (`);
        expect(init.said[0]).toContain(`cannot be used: ${why}`);
        return;
      }
      expect([init.code, init.said]).toEqual([0, []]);
      expect(init.out).toContain(`: ${kind} (`);
      const text = readFileSync(study, "utf8");
      expect(text).toContain(`title: ${became.includes(":") ? JSON.stringify(became) : became}\n`);
      const check = await tryMain(["check", study]);
      expect([check.code, check.said]).toEqual([0, []]);
      if (!run.has(path)) return;
      const ran = await tryMain(["run", study]);
      expect([ran.code, ran.said]).toEqual([0, []]);
      expect(ran.out.includes("England")).toBe(became.includes("England"));
    }),
  );
});
