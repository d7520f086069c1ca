import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { toJsonSchema } from "@valibot/to-json-schema";
import { describe, expect, it } from "vitest";
import { outputs } from "../../src/publish/evidence/outputs.ts";
import { roles } from "../../src/publish/tables/column.ts";
import { dictionary } from "../../src/publish/tables/data-dictionary.ts";
import { estimates } from "../../src/publish/tables/estimates.ts";
import { releaseTables } from "../../src/publish/tables/tables-of.ts";
import { rawStudy } from "../../src/study/raw-study.ts";
import { pages, textOf } from "./documents.ts";

const top = fileURLToPath(new URL("../../", import.meta.url));

/** Headings as links name them. */
function anchors(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^a-z0-9 -]/g, "")
      .replaceAll(" ", "-"),
  );
}

function brokenLinks(path: string, text: string): readonly string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = ""]) => {
    const [file = "", anchor] = link.split("#");
    const target = file === "" ? path : join(dirname(path), file);
    if (!existsSync(join(top, target))) return [link];
    return anchor === undefined || anchors(textOf(target)).includes(anchor) ? [] : [link];
  });
}

/** Names of files of the project that stand in code spans. */
function namedFiles(text: string): readonly string[] {
  return [...text.matchAll(/`((?:src|data|test|docs|schema|studies)\/[\w./-]+)`/g)].map(([, name = ""]) => name);
}

/** Keys that have documented values, at any depth of the schema. */
function keysIn(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own =
    "properties" in schema && typeof schema.properties === "object" ? Object.keys(schema.properties ?? {}) : [];
  return [...own, ...Object.values(schema).flatMap(keysIn)];
}

function codeWords(text: string): ReadonlySet<string> {
  const spans = [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);
  return new Set(spans.flatMap((span) => span.match(/\w+/g) ?? []));
}

describe.each(pages)("$path", ({ path, text }) => {
  it("has no broken link", () => expect(brokenLinks(path, text)).toEqual([]));
  it("names only files that are there", () => {
    const made = ["studies/small-example/out/release/report.html", "test/deep/"];
    expect(namedFiles(text).filter((name) => !made.includes(name) && !existsSync(join(top, name)))).toEqual([]);
  });
});

it("docs/study.md names every key of a study file", () => {
  const keys = new Set(keysIn(toJsonSchema(rawStudy, { typeMode: "input", errorMode: "ignore" })));
  expect(keys.size).toBeGreaterThan(40);
  const known = codeWords(textOf("docs/study.md"));
  expect([...keys].filter((key) => !known.has(key))).toEqual([]);
});

const namesOf = ({ columns }: { readonly columns: readonly { readonly name: string }[] }) =>
  columns.map(({ name }) => name);

/** First cells of the rows of a table of a page, from a heading to a mark below it. */
function firstCells(page: string, heading: string, end: string): readonly string[] {
  const section = textOf(page).split(`\n${heading}\n`)[1]?.split(end)[0] ?? "";
  return [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, cell = ""]) => cell);
}

it("docs/outputs.md explains the columns of estimates.csv in their order", () => {
  expect(firstCells("docs/outputs.md", "## estimates.csv", "\n| status")).toEqual(namesOf(estimates));
});

const otherTables = [...releaseTables.filter((table) => table !== estimates), dictionary, outputs];

it.each(otherTables)("docs/outputs.md lists the columns of $file in their order", (table) => {
  expect(textOf("docs/outputs.md")).toContain(`**${table.file}.** \`${namesOf(table).join(", ")}\``);
});

it.each([...releaseTables, dictionary, outputs])("docs/outputs.md has $file among the files of a run", ({ file }) => {
  const folder = textOf("docs/outputs.md").split("```")[1] ?? "";
  expect(folder).toMatch(new RegExp(`^ {4}${file.replace(".", "\\.")} `, "m"));
});

it("docs/outputs.md says what each role of a column is", () => {
  expect(firstCells("docs/outputs.md", "### Roles of columns", "\n## ")).toEqual(Object.keys(roles));
});

it("docs/methods.md has the thresholds of the rules that ship", () => {
  const table = textOf("docs/methods.md").split("\n## Rules\n")[1]?.split("\n\nA figure is hidden")[0] ?? "";
  for (const [at, name] of ["public-data", "srs-10"].entries()) {
    const rules = JSON.parse(textOf(`data/rules/${name}.json`));
    const cell = (row: string) =>
      table
        .split("\n")
        .find((line) => line.startsWith(`| ${row}`))
        ?.split("|")
        [at + 2]?.trim();
    expect(cell("hidden: pupils")).toBe(String(rules.hide.pupilsBelow));
    expect(cell("hidden: schools")).toBe(String(rules.hide.schoolsBelow));
    expect(cell("unreliable: pupils")).toBe(String(rules.mark.pupilsBelow));
    expect(cell("unreliable: effective")).toBe(String(rules.mark.schoolsBelow));
    expect(cell("counts of pupils")).toBe(String(rules.roundCountsTo));
  }
});
