import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { shippedNames } from "../../src/effects/shipped.ts";
import { shippedSchemes } from "../../src/places/scheme.ts";
import { parseStudy } from "../../src/study/parse-study.ts";
import { type Block, blocksOf, pages, textOf } from "./documents.ts";

const shipped = {
  rules: shippedNames("rules"),
  scales: shippedNames("months"),
  schemes: shippedSchemes().map(({ name }) => name),
  districtsFrom: "2009-04-01",
};

/** What the partial examples are parts of: each replaces the keys it names. */
const base = `
title: The study that partial examples belong to
years: [2018, 2019]
files:
  schools:
    layout: school-table
    path: "schools_{year}.csv"
    columns: { urn: URN, region: Region, authority: LEA, share: Share disadvantaged }
    groups:
      all: { pupils: Pupils, mean: Mean }
      disadvantaged: { pupils: Disadvantaged pupils, mean: Disadvantaged mean }
      others: { all_less: disadvantaged }
places:
  schemes:
    region: { column: region }
    authority: { column: authority, codes: three-digit }
    fifth: { fifths_of: share }
measures:
  progress: { outcome: { mean_of: progress_8 }, against: { population: others, in: england } }
`;

const examples: readonly Block[] = pages.flatMap(blocksOf).filter(({ info }) => info.startsWith("yaml"));

function studyText({ info, text }: Block): string {
  if (info === "yaml") return text;
  const part: unknown = parse(text);
  if (typeof part !== "object" || part === null || Array.isArray(part))
    throw new Error("a partial example names no key");
  return stringify({ ...parse(base), ...part });
}

describe("examples of the documentation", () => {
  it("are found, and marked as whole or partial", () => {
    expect(examples.filter(({ info }) => info === "yaml").length).toBeGreaterThanOrEqual(4);
    expect(examples.filter(({ info }) => info === "yaml partial").length).toBeGreaterThanOrEqual(8);
    expect(examples.filter(({ info }) => info !== "yaml" && info !== "yaml partial")).toEqual([]);
  });
  it.each(examples.map((block) => [`${block.page}:${block.line}`, block] as const))(
    "%s is a valid study",
    (name, block) => {
      expect(() => parseStudy(studyText(block), name, shipped)).not.toThrow();
    },
  );
});

describe("the five-line study of the README", () => {
  it("stands in docs/study.md as well", () => {
    const [smallest] = examples.filter(({ page, info }) => page === "README.md" && info === "yaml");
    expect(smallest?.text.trim().split("\n").length).toBeLessThanOrEqual(5);
    expect(textOf("docs/study.md")).toContain(smallest?.text ?? "missing");
  });
});

describe("studies that ship", () => {
  it.each(
    ["small-example", "england-2019", "hampshire-surrey-2018", "ofsted-2022"].map(
      (name) => `studies/${name}/study.yaml`,
    ),
  )("%s is valid", (path) => {
    expect(() => parseStudy(textOf(path), path, shipped)).not.toThrow();
  });
  it("the small example says that it is invented", () => {
    expect(parseStudy(textOf("studies/small-example/study.yaml"), "study.yaml", shipped).data).toBe("invented");
  });
});
