import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { pages, textOf } from "./documents.ts";
import { proseOf } from "./prose.ts";

/** Folders whose comments and texts have been checked. Add a folder here when its wording has been gone through. */
const folders = [
  "src/number",
  "src/effects",
  "src/places",
  "src/schools",
  "src/cohort",
  "src/cells",
  "src/scores",
  "src/estimates",
  "src/charts",
  "src/synthetic",
  "src/study",
  "src/cli",
  "src/figures",
  "src/engine",
  "src/formats",
  "src/intake",
  "src/release",
  "src/publish",
  "src/run",
  "data",
];

/** Pages that are not checked: the wording of these is still to be gone through. */
const exceptPages = ["CHANGELOG.md"];

/** Phrases that readers stumble over, with what to write instead and an example. Code in backticks is not looked at. */
const banned: readonly (readonly [phrase: RegExp, instead: string, example: string])[] = [
  [/\bh[au]ngs? (?:on|together)\b/i, "depends on; are correlated", "which ones may not hangs on counts"],
  [/\b(?:told|tells)\b/i, "shown, published; shows, reveals", "no single replicate is told"],
  [/\btell (?:apart|of)\b|\bcannot tell\b/i, "distinguish; reveal; is not known", "variants can tell of those pupils"],
  [/\bnobody\b/i, "no pupils, no schools, no one", "a domain with nobody in it"],
  [/\beverybody\b/i, "all pupils, all schools", "the mean of everybody"],
  [/\bwh(?:ich|o)ever\b/i, "any that; all who", "intervals hold for whichever are picked"],
  [/\bbears? (?:it|them|this) out\b/i, "supports", "its one figure does not bear it out"],
  [/\bas \S+ as .{1,40} are many\b/i, "the number of", "bands as thick as the schools are many"],
  [/\bthe(?:se)? very (?:same|pupils|schools)\b/i, "the same, these", "every school has the very same mean"],
  [/\bbeside\b/i, "next to, with, compared with", "set beside the default"],
  [/\brest(?:s|ed|ing)? (?:up)?on\b/i, "comes from, depends on, uses", "the counts it rests on"],
  [/\b(?:says?|said|asks?|asked) of\b/i, "says about, requires", "what the records say of a school"],
  [
    /(?<!there )\b(?:is|are|was|were) no (?=\w)(?!longer|more|less|larger|smaller|fewer|nearer|better|one\b)/i,
    "is not a",
    "the gap is no gap of any one pupil",
  ],
  [
    /\b(?:a|one) (?:row|line|file|concept|path|mean|value) an? (?!few\b|single\b)\w/i,
    "one row per",
    "a row a pupil and term",
  ],
  [/\bin turn\b|\btakes? turns\b/i, "one after another, then, also", "transforms take turns"],
  [
    /\bstands? (?:twice|beside|for|in for|last|first|there|in its place)\b|\bstood\b/i,
    "is listed twice, is, counts for",
    "a pupil who stands twice",
  ],
  [/\bwent whole into\b/i, "became wholly part of", "every district went whole into one other"],
  [/\banew\b/i, "again, separately", "inspected anew"],
  [/\bfaults? of ours\b/i, "bug", "which is a fault of ours"],
  [/\bno secret\b/i, "can be shown", "the weights are no secret"],
  [/\bwhose turn\b/i, "the next", "the contender whose turn it is"],
];

function faults(text: string): readonly string[] {
  const plain = text.replace(/`[^`]*`/g, "`…`").replace(/\s+/g, " ");
  return banned.flatMap(([phrase, instead]) => {
    const found = phrase.exec(plain);
    return found === null
      ? []
      : [`“${found[0]}” (${instead}) in: ${plain.slice(Math.max(0, found.index - 40)).slice(0, 120)}`];
  });
}

const top = fileURLToPath(new URL("../../", import.meta.url));

function filesIn(folder: string): readonly string[] {
  return readdirSync(`${top}${folder}`, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesIn(`${folder}/${entry.name}`)
        : /\.(?:tsx?|json)$/.test(entry.name)
          ? [`${folder}/${entry.name}`]
          : [],
    );
}

describe("plain English", () => {
  it.each(folders)("in the comments and texts of %s", (folder) => {
    const files = filesIn(folder);
    expect(files.length).toBeGreaterThan(0);
    const found = files.flatMap((file) =>
      proseOf(textOf(file)).flatMap(({ line, text }) => faults(text).map((fault) => `${file}:${line} ${fault}`)),
    );
    expect(found).toEqual([]);
  });

  it.each(pages.filter(({ path }) => !exceptPages.includes(path)))("on $path", ({ text }) => {
    const prose = text.replace(/^```[\s\S]*?^```$/gm, (block) => block.replace(/[^\n]/g, ""));
    const found = prose
      .split("\n")
      .flatMap((line, index) => faults(line).map((fault) => `line ${index + 1}: ${fault}`));
    expect(found).toEqual([]);
  });

  it.each(banned)("refuses %s", (_phrase, _instead, example) => expect(faults(example).length).toBeGreaterThan(0));

  it("reads every comment of the sources", () => {
    const missed = filesIn("src").flatMap((file) => {
      const read = new Set(proseOf(textOf(file)).map(({ line }) => line));
      return textOf(file)
        .split("\n")
        .flatMap((line, index) =>
          /^\s*(?:\/\*|\/\/)/.test(line) && !read.has(index + 1) ? [`${file}:${index + 1}`] : [],
        );
    });
    expect(missed).toEqual([]);
  });

  it("finds phrases in comments, strings and markup, and leaves code alone", () => {
    const source = [
      "/** It hangs on",
      " * the study. */",
      'const told = nobody("a share by nobody", "beside", /"nobody is"/);',
      `const text = \`of \${told ? "by nobody" : told} we are told\`;`,
      "return <p>set beside ours</p>;",
    ].join("\n");
    const found = proseOf(source).flatMap(({ line, text }) =>
      faults(text).map((fault) => `${line} ${fault.slice(0, 12)}`),
    );
    expect(found).toEqual(["1 “hangs on” (", "3 “nobody” (no", "4 “told” (show", "4 “nobody” (no", "5 “beside” (ne"]);
  });
});
