import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderHtml } from "../../../src/charts/render.ts";
import { AssuranceTables, assuranceWords, besideWarning } from "../../../src/publish/report/assurance-tables.tsx";
import { methodsSection } from "../../../src/publish/report/methods-section.tsx";
import { releasedContent } from "../../support/released-content.ts";

const size = { scores: "ranks of progress", statistic: "gap", schools: "8 to 14", nation: "15 to 34" };
const assurances = [
  { ...size, tried: { held: 94.1, error: 0.42 }, marked: false },
  { ...size, schools: "100 to 999", tried: null, marked: false },
  { ...size, schools: "15 to 39", tried: { held: 95, error: 1 }, marked: false },
  { ...size, statistic: "part between schools", tried: { held: 89, error: 1.2 }, marked: true },
];

describe("the assurance in a report", () => {
  it("is a number with its error, not tried, or unreliable", () => {
    expect(assurances.map(assuranceWords)).toEqual(["94.1 ± 0.4", "not tried", "95.0 ± 1.0", "89.0 ± 1.2; unreliable"]);
    expect(assuranceWords({ tried: null, marked: true })).toBe("not tried; unreliable");
  });

  it("has a row for each kind and a column for each size, smallest first", () => {
    const text = renderHtml(AssuranceTables({ assurances }))
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ");
    expect(text).toContain("Ranks of progress, in a whole of 15 to 34 schools");
    expect(text).toContain("Figure 8 to 14 schools 15 to 39 schools 100 to 999 schools");
    expect(text).toContain("Gap 94.1 ± 0.4 95.0 ± 1.0 not tried");
    expect(text).toContain("Part between schools 89.0 ± 1.2; unreliable");
  });

  it("warns of areas side by side, which have no marks of their own", () => {
    const shrunken = { ...size, statistic: "shrunken gap", tried: { held: 90.8, error: 0.8 }, marked: true };
    expect(besideWarning([...assurances, shrunken])).toBe(
      "Unreliable: shrunken gap (ranks of progress), 8 to 14 schools, held the true value in 90.8 of 100 trials.",
    );
    expect(besideWarning([...assurances, { ...shrunken, tried: { held: 93, error: 0.8 } }])).toBe("");
  });

  it("is said only for what the report shows", () => {
    const said = (content: Parameters<typeof releasedContent>[0]) => {
      const shown = methodsSection.show(releasedContent(content));
      return shown === null ? "" : renderHtml(shown);
    };
    expect(said({ assurances })).toContain("94.1 ± 0.4");
    expect(said({})).not.toContain("of 100 trials");
  });

  it("is never one sentence for all kinds and sizes", () => {
    const folder = new URL("../../../src/", import.meta.url);
    const texts = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
    for (const name of texts) expect(readFileSync(new URL(name, folder), "utf8"), name).not.toContain("93 to 97");
  });
});
