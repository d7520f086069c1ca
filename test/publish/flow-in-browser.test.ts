import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runStudy } from "../../src/run/run-study.ts";
import { pupilFiles, pupilStudy } from "../support/invented-pupils.ts";
import { quietEffects } from "../support/measure-study.ts";
import { writeFiles } from "../support/temp-folder.ts";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The census of the second cohort, cut into a file a term. */
function byTerm(files: Readonly<Record<string, string | Uint8Array>>) {
  const [header, ...lines] = String(files["census_2015.csv"]).trimEnd().split("\n");
  const terms = new Map<string, string[]>();
  for (const line of lines) {
    const [, year, term] = line.split(",");
    const name = `census_${year}_${term}.csv`;
    terms.set(name, [...(terms.get(name) ?? [header ?? ""]), line]);
  }
  return Object.fromEntries([...terms].map(([name, own]) => [name, `${own.join("\n")}\n`]));
}

describe.skipIf(executablePath === undefined)(
  "the report of a study with a scope, a census file a term and a variant",
  () => {
    let folder = "";
    let browser: Browser;
    let url = "";
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "coldspot-flow-"));
      const terms = byTerm(pupilFiles());
      const study = pupilStudy({
        census: `{ 2014: census_2014.csv, 2015: [${Object.keys(terms).join(", ")}] }`,
        rules: "srs-10",
        rest: 'variants: { "half of the terms, which is a choice with a name that goes on": { populations: { persistent: { fsm_share: { at_least: 50% } } } } }',
      }).replace(
        "    between:",
        "    scope: { not in care: { not: { in_care: yes } }, in schools of this list of which the name is long: { school: [910001, 910002, 910003, 910004, 910005, 910006, 910007] } }\n    between:",
      );
      await writeFiles(folder, { "study.yaml": study, ...pupilFiles(), ...terms });
      await runStudy({ studyPath: join(folder, "study.yaml"), out: join(folder, "out") }, quietEffects);
      url = pathToFileURL(join(folder, "out/release/report.html")).href;
      const args = ["--no-sandbox", "--disable-gpu", "--no-first-run"];
      browser = await chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args });
    });
    afterAll(async () => {
      await browser?.close();
      await rm(folder, { recursive: true, force: true });
    });

    it.each([320, 768, 1440])("does not scroll sideways at %i pixels, with all details open", async (width) => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      await page.goto(url);
      for (const details of await page.locator("summary").all()) await details.click();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      await page.close();
    });

    it("has one picture an entry, and the files of the census behind a summary", async () => {
      const page = await browser.newPage();
      await page.goto(url);
      const titles = await page.locator(".flow-table .title").allTextContents();
      expect(titles.map((title) => / rows of (\w+)/.exec(title)?.[1])).toEqual(
        expect.arrayContaining(["pupils", "census", "schools", "districts"]),
      );
      expect(titles).toHaveLength(4);
      // 14 terms of the one cohort, one file of the other.
      expect(await page.locator("summary").allTextContents()).toContain("15 files, with their size and SHA-256");
      await page.close();
    });

    it.each([320, 1440])("has no accessibility fault that axe knows at %i pixels", async (width) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
      const page = await context.newPage();
      await page.goto(url);
      for (const details of await page.locator("summary").all()) await details.click();
      await page.evaluate(axe);
      const faults: unknown = await page.evaluate(
        'axe.run(document).then((result) => result.violations.map(({ id, nodes }) => id + ": " + nodes[0].html.slice(0, 120)))',
      );
      expect(faults).toEqual([]);
      await context.close();
    });
  },
);
