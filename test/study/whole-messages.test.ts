import { describe, expect, test } from "vitest";
import { marked, parse, refusalOf, wholeStudy } from "../support/study-faults.ts";

describe("what a study needs beside its parts being right", () => {
  const small = (measure: string, show = "") => `title: T
years: 2019
files:
  schools: { layout: school-table, path: s.csv, columns: { urn: urn }, groups: { all: { pupils: n, mean: m } } }
measures:
  progress: ${measure}
${show}`;
  const refused = (text: string) => {
    const clean = marked(text);
    return { refusal: refusalOf(clean.text), position: clean.position };
  };

  test.each([
    ["gap", "gap"],
    ["in_area_gap", "in-area-gap"],
  ])("a %s needs a comparison", (statistic, words) => {
    const { refusal, position } = refused(
      small("{ outcome: { mean_of: p } }", `show:\n  - ¶${statistic}: { of: all }\n`),
    );
    expect(refusal?.message).toBe(
      `${position} a ${words} needs a comparison: give measure progress an against: { population, in }`,
    );
    expect(refusal?.exitCode).toBe(2);
  });

  test("a mean needs none", () => {
    expect(refusalOf(small("{ outcome: { mean_of: p } }", "show:\n  - mean: { of: all }\n"))).toBeNull();
  });

  test.each<readonly [string, string, string]>([
    [
      "a file of the layout its measure reads",
      small("¶{ outcome: att8 }").replace("progress: ¶", "¶progress: "),
      "no file has the layout pupils or npd-ks4",
    ],
    [
      "groups in a school table",
      small("{ outcome: { mean_of: p } }")
        .replace(", groups: { all: { pupils: n, mean: m } } }", " }")
        .replace("schools: {", "schools: ¶{"),
      "a school-table needs groups: the columns of each group's pupils and mean",
    ],
    [
      "the school's number in a school table",
      small("{ outcome: { mean_of: p } }")
        .replace("schools: {", "schools: ¶{")
        .replace("columns: { urn: urn }", "columns: { name: urn }"),
      "the layout school-table needs columns: { urn: its column }",
    ],
    [
      "all where all_less is used",
      small("{ outcome: { mean_of: p } }").replace(
        "{ all: { pupils: n, mean: m } }",
        "{ some: { pupils: n, mean: m }, others: ¶{ all_less: some } }",
      ),
      "all_less needs a group called all",
    ],
    [
      "a measure",
      small("x").replace("measures:\n  progress: x", "measures: ¶{}"),
      "a study needs at least one measure",
    ],
    [
      "a file",
      small("{ outcome: { mean_of: p } }").replace(/files:\n.*\n/, "files: ¶{}\n"),
      "a study needs at least one file",
    ],
    [
      "one file for each measure, or to be told which",
      small("{ outcome: { mean_of: p } }")
        .replace(
          "measures:",
          "  more: { layout: school-table, path: s.csv, columns: { urn: urn }, groups: { all: { pupils: n, mean: m } } }\nmeasures:",
        )
        .replace("  progress", "  ¶progress"),
      "more than one file fits; say from: the file",
    ],
    [
      "groups in school tables only",
      small("{ outcome: { mean_of: p } }").replace(
        "measures:",
        "  pupils: { path: p.csv, ¶groups: { all: { pupils: n, mean: m } } }\nmeasures:",
      ),
      "only a school-table or an area-table has groups; this file is pupils",
    ],
  ])("%s", (_, text, message) => {
    const { refusal, position } = refused(text);
    expect(refusal?.message.split("\n")).toContain(`${position} ${message}`);
  });

  test.each([
    ["", ["title", "years", "files", "measures"]],
    ["# only a comment\n", ["title", "years", "files", "measures"]],
    ["{}", ["title", "years", "files", "measures"]],
  ])("nothing at all is told with every key that is missing: %j", (text, keys) => {
    expect(refusalOf(text)?.message).toBe(
      ["4 problems in the study file", ...keys.map((key) => `study.yaml:1:1 missing key: ${key}`)].join("\n"),
    );
  });

  test.each([
    ["hello", "study.yaml:1:1 not a mapping: hello"],
    ["12", "study.yaml:1:1 not a mapping: 12"],
    [
      "title: [",
      "study.yaml:1:9 not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]",
    ],
    [
      "a: b\n---\nc: d\n",
      "study.yaml:2:1 not YAML: Source contains multiple documents; please use YAML.parseAllDocuments()",
    ],
  ])("%j is refused where it goes wrong", (text, message) => {
    expect(refusalOf(text)?.message.split("\n")[0]).toBe(message);
  });

  test("a study that would swell without end is refused", () => {
    const bomb = [
      "a: &a [x,x,x,x,x,x,x,x,x,x]",
      ..."bcde".split("").map((name, at) => `${name}: &${name} [${`*${"abcd"[at]},`.repeat(10)}]`),
    ].join("\n");
    expect(refusalOf(bomb)?.message).toMatch(/^study\.yaml:2:8 not YAML: Excessive alias count/);
    const endless = (text: string) => refusalOf(text)?.message;
    expect(endless("a: &a [1, *a]")).toBe("study.yaml:1:11 an alias within the part that it names has no end: *a");
    expect(endless("a: &a\n  b: { c: *a }")).toBe(
      "study.yaml:2:11 an alias within the part that it names has no end: *a",
    );
    expect(endless(`title: ${"[".repeat(20_000)}`)).toMatch(/ not YAML: nested too deeply$/);
  });

  test("every problem is told in one go, in the order of the file's parts", () => {
    const text = wholeStudy
      .replace("of: persistent", "of: persistant")
      .replace("{ not: far north }", "{ not: far noth }")
      .replace("rules: srs-10", "rules: srs-11");
    const lines = refusalOf(text)?.message.split("\n");
    expect(lines?.[0]).toBe("3 problems in the study file");
    expect(lines?.slice(1).map((line) => line.replace(/^\S+ /, ""))).toEqual([
      "unknown group of places: far noth; did you mean far north?",
      "unknown population: persistant; did you mean persistent?",
      "unknown rules: srs-11; did you mean srs-10?",
    ]);
  });
});

describe("positions", () => {
  test("count letters as editors do after BOM, tabs in flow style and letters of several bytes", () => {
    const { text, position } = marked(
      wholeStudy.replace("title: A whole study", "{titel: 1}").replace("{titel: 1}", "title: é𝒜’; ok\n¶tilte: x"),
    );
    expect(refusalOf(text)?.message).toBe(`${position} unknown key: tilte; did you mean title?`);
  });

  test("are right with CRLF", () => {
    const { text, position } = marked(wholeStudy.replace("of: persistent", "of: ¶persistant"));
    expect(refusalOf(text.replaceAll("\n", "\r\n"))?.message).toBe(
      `${position} unknown population: persistant; did you mean persistent?`,
    );
  });
});

describe("a study file", () => {
  test("that uses every part of the format is accepted", () => {
    expect(parse(wholeStudy)).toMatchObject({
      title: "A whole study",
      years: [2018, 2019],
      assumed: expect.any(Array),
    });
  });
});
