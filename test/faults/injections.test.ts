import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import { runStudy } from "../../src/run/run-study.ts";
import { quickEffects } from "../support/failing-effects.ts";
import { filesOf } from "../support/files-of.ts";
import { inventedPupils, pupilFiles, pupilStudy } from "../support/invented-pupils.ts";
import { inFolder } from "../support/temp-folder.ts";
import { hold, Tally } from "./tally.ts";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);

/** What a hostile name would do in a page, a drawing, a table or a spreadsheet; each marks the page if it runs. */
const injected = [
  "<script>window.hit=1</script>",
  "<img src=x onerror=window.hit=1>",
  '"><svg onload=window.hit=1>',
  "' onmouseover='window.hit=1",
  "</title><script>window.hit=1</script>",
  "</style><script>window.hit=1</script>",
  "--><script>window.hit=1</script>",
  "]]><script>window.hit=1</script>",
  "<iframe src=javascript:window.hit=1>",
  "<a href=javascript:window.hit=1>x</a>",
  "&lt;script&gt;window.hit=1&lt;/script&gt;",
  "&#60;script>window.hit=1</script>",
  "<![CDATA[<script>window.hit=1</script>]]>",
  "<base href=//example.org/>",
  "<meta http-equiv=refresh content=0;url=//example.org>",
  "<link rel=stylesheet href=//example.org/a.css>",
  "url(//example.org/a.png)",
  "}body{background:url(//example.org/a.png)}",
  "<?xml-stylesheet href='//example.org/a.xsl'?>",
  "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
  "{{window.hit=1}}",
  "\u2028window.hit=1",
  "=HYPERLINK(1)",
  "+1+1",
  "-1+1",
  "@SUM(1)",
  "\tx",
] as const;

/** Every place of a study or of its files that a text may reach a page from. */
const places = [
  "title",
  "measure",
  "population",
  "scheme",
  "group",
  "variant",
  "claim",
  "whole",
  "area",
  "break",
] as const;
type Place = (typeof places)[number];

function studyWith(place: Place, text: string): string {
  const quoted = JSON.stringify(text);
  const name = (of: Place, usual: string) => (of === place ? quoted : usual);
  const population = name("population", "disadvantaged");
  const scheme = name("scheme", "region");
  const group = name("group", "northern");
  const measure = name("measure", "progress");
  return pupilStudy({
    populations: `\n  ${population}: { any_of: [fsm6, in_care] }\n  others: { not: ${population} }`,
    show: `\n  - gap: { of: ${population}, in: [england, ${scheme}, ${group}] }`,
    rest: `compare: [{ gap: ${measure}, of: ${population}, in: ${group}, with: { in: england }, as: difference }]
claims: [{ name: ${name("claim", "larger")}, gap: ${measure}, of: ${population}, in: ${group}, with: { in: england }, says: larger, every: year }]
variants: { ${name("variant", "coarse")}: { measures: { ${measure}: { prior: { column: ks2, bands: 2 } } } } }
breaks: { 2015: { why: ${name("break", "other tests")}, across: show } }
`,
  })
    .replace("title: Invented pupils", `title: ${name("title", "Invented pupils")}`)
    .replace("  progress: {", `  ${measure}: {`)
    .replace(
      "places: { schemes: { region: { file: districts } } }",
      `places: { whole: ${name("whole", "the invented nation")}, schemes: { ${scheme}: { file: districts, column: region } }, groups: { ${group}: { ${scheme}: [${name("area", "North")}] } } }`,
    );
}

function filesWith(place: Place, text: string) {
  const rows = inventedPupils();
  const named =
    place === "area"
      ? rows.districts.map(([code = "", region = ""]) => [code, region === "North" ? text : region])
      : rows.districts;
  return pupilFiles({ ...rows, districts: named });
}

/** What a page did or holds that it should not: what ran, what it asked for, attributes and elements that act. */
async function faultsOf(browser: Browser, path: string): Promise<readonly string[]> {
  const url = pathToFileURL(path).href;
  const page = await browser.newPage();
  const found: string[] = [];
  page.on("dialog", (dialog) => {
    found.push("a dialog");
    dialog.dismiss().catch(() => found.push("a dialog that stays"));
  });
  page.on("request", (request) => {
    if (request.url() !== url) found.push(`asked for ${request.url()}`);
  });
  page.on("pageerror", (error) => found.push(`error: ${error.message}`));
  await page.goto(url);
  const inside: unknown = await page.evaluate(`(() => {
    const all = [...document.querySelectorAll("*")];
    const acting = all.filter((one) => /^(script|iframe|object|embed|base|link|foreignObject|parsererror)$/i.test(one.localName) || (one.localName === "meta" && one.httpEquiv === "refresh"));
    const listening = all.filter((one) => [...one.attributes].some(({ name, value }) => /^on/i.test(name) || /^\\s*javascript:/i.test(value)));
    return [...(window.hit === undefined ? [] : ["ran"]), ...acting.map((one) => "element " + one.localName), ...listening.map((one) => "attribute of " + one.localName)];
  })()`);
  if (Array.isArray(inside)) found.push(...inside.map(String));
  await page.close();
  return found;
}

/** Cells of a CSV that a spreadsheet would take for a formula; numbers may begin with a minus. */
function formulasIn(text: string): readonly string[] {
  return text
    .split("\n")
    .flatMap((line) => [...line.matchAll(/(?:^|,)("?)([=+@\t\r-][^,]*)/g)].map((match) => match[2] ?? ""))
    .filter((cell) => !/^[-+]?[\d.]+(e[-+]?\d+)?"?$/i.test(cell));
}

/** Every second text, others for the next place: each meets half of the places. */
const textsOf = (place: Place) => injected.filter((_, at) => (at + places.indexOf(place)) % 2 === 0);

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
  });
});
afterAll(async () => {
  await browser?.close();
});

it("a name that is a script, a tag or a formula stays a name, wherever it comes from", async () => {
  const tally = new Tally();
  let released = 0;
  for (const place of places)
    for (const text of textsOf(place))
      await inFolder({ ...filesWith(place, text), "study.yaml": studyWith(place, text) }, async (folder) => {
        const what = `${place}: ${JSON.stringify(text)}`;
        tally.tried();
        try {
          await runStudy({ studyPath: join(folder, "study.yaml"), out: join(folder, "out"), threads: 1 }, quickEffects);
        } catch (error) {
          if (error instanceof ColdspotError && error.exitCode !== 1) return;
          return tally.count("crashes", `${what}: ${error instanceof Error ? error.stack : String(error)}`);
        }
        released += 1;
        const release = join(folder, "out/release");
        const kinds = new Set<string>();
        for (const [file, content] of filesOf(release)) {
          // The report, and one picture of each kind: pictures of a kind are drawn alike.
          const kind = file.replace(/^charts\/([a-z]+).*/, "$1");
          if (/\.(html|svg)$/.test(file) && !kinds.has(kind))
            for (const fault of await faultsOf(browser, join(release, file)))
              tally.count("leaks", `${what}, ${file}: ${fault}`);
          kinds.add(kind);
          if (file.endsWith(".csv"))
            for (const cell of formulasIn(content)) tally.count("leaks", `${what}, ${file}: formula ${cell}`);
        }
      });
  // Otherwise nearly all of them were refused, and no page was opened.
  expect(released).toBeGreaterThan((places.length * injected.length) / 4);
  hold("injections in pages opened in Chromium", tally);
});
