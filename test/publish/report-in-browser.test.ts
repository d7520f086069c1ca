import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runStudy } from "../../src/run/run-study.ts";
import { quietEffects } from "../support/measure-study.ts";
import { sharedFile } from "../support/shared-data.ts";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
const schools = sharedFile("ks4/england_ks4_schools_2019.csv");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

describe.skipIf(executablePath === undefined || schools.absent)("report.html of England 2019 in a browser", () => {
  let folder = "";
  let browser: Browser;
  let url = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "coldspot-report-"));
    await runStudy(
      {
        studyPath: new URL("../../studies/england-2019/study.yaml", import.meta.url).pathname,
        out: join(folder, "out"),
        data: new Map([["schools", schools.path]]),
      },
      quietEffects,
    );
    url = pathToFileURL(join(folder, "out/release/report.html")).href;
    browser = await chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: quiet });
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each([320, 700, 768, 1440])("does not scroll sideways at %i pixels", async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(url);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    await page.close();
  });

  it("asks for nothing from elsewhere and runs no script", async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(url);
    expect(asked).toEqual([url]);
    expect(await page.locator("script").count()).toBe(0);
    await page.close();
  });

  it.each([320, 1440])("has no accessibility fault that axe knows at %i pixels", async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(url);
    await page.evaluate(axe);
    const faults: unknown = await page.evaluate(
      'axe.run(document).then((result) => result.violations.map(({ id, nodes }) => id + ": " + nodes[0].html.slice(0, 120)))',
    );
    expect(faults).toEqual([]);
    await context.close();
  });
});
