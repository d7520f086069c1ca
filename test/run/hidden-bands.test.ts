import { describe, expect, it } from "vitest";
import { inventedPupils, pupilFiles, pupilStudy } from "../support/invented-pupils.ts";
import { runExample } from "../support/run-example.ts";

/**
 * Pupils of the bands in England, on paper: of 480 pupils of a cohort and six kinds of meals, kinds 0 and 4 ate free in
 * 80% of their terms or more (160 pupils), kind 2 in half of them (80), kind 5 in one of 14 (80). Nobody who never ate
 * free is disadvantaged but the pupils in care of kind 1: every 41st from the third, of 246 pupils one in six, so two.
 */
const populations = `
  disadvantaged: { any_of: [fsm6, in_care] }
  others: { not: disadvantaged }
  never: { within: disadvantaged, fsm_share: { is: 0% } }
  seldom: { within: disadvantaged, fsm_share: { above: 0, below: 20% } }
  often: { within: disadvantaged, fsm_share: { at_least: 20%, below: 80% } }
  persistent: { within: disadvantaged, fsm_share: { at_least: 80% } }`;

const study = pupilStudy({
  populations,
  rules: "srs-10",
  show: "\n  - gap: { of: [disadvantaged, persistent], in: england }",
  rest: `decompose:
  - { gap: progress, of: disadvantaged, in: england, bands: [never, seldom, often, persistent] }
variants:
  coarse prior: { measures: { progress: { prior: { column: ks2, bands: 2 } } } }
sensitivity: { figures: progress/gap/persistent/england/2015 }`,
});

describe("a band that is hidden with the others", async () => {
  const { release } = await runExample(pupilFiles(inventedPupils(480)), study);
  const { figures }: { readonly figures: readonly { readonly figure: string; readonly status: string }[] } = JSON.parse(
    release.get("evidence/results.json") ?? "",
  );
  const statusesOf = (start: string) => figures.filter(({ figure }) => figure.startsWith(start));

  it("is hidden under every choice, though 160 pupils would be enough alone", () => {
    const ofBand = statusesOf("progress/gap/persistent/england/2015");
    expect(ofBand.map(({ figure }) => figure)).toContain("progress/gap/persistent/england/2015/under/coarse-prior");
    expect(ofBand.filter(({ status }) => status !== "suppressed")).toEqual([]);
  });
});
