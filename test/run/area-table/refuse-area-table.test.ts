import { describe, expect, it } from "vitest";
import { ColdspotError } from "../../../src/effects/coldspot-error.ts";
import { refuseBeforeReading } from "../../../src/run/variants.ts";
import { parsed } from "../../support/checked-table.ts";
import { areasStudy, meansStudy } from "../../support/invented-areas.ts";

async function refusal(text: string): Promise<string> {
  const { study } = parsed(text);
  const error: unknown = await refuseBeforeReading(study).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ColdspotError)) return "not refused";
  expect(error.exitCode).toBe(2);
  expect(error.advice).not.toBe("");
  return error.message;
}

const show = "show: [ { gap: { of: disadvantaged, in: england } } ]\n";

describe("of a table of areas a study cannot have", () => {
  it.each([
    [
      "rules that count schools",
      areasStudy().replace("rules: public-data", "rules: srs-10"),
      "the rules srs-10 count schools",
    ],
    [
      "schools drawn again",
      areasStudy({ more: `${show}bootstrap: { replicates: 200 }` }),
      "schools cannot be drawn again",
    ],
    [
      "parts within and between schools",
      areasStudy({ more: `${show}decompose: [ { gap: progress, of: disadvantaged, parts: [within_and_between] } ]` }),
      "a gap cannot be split by: within_and_between",
    ],
    [
      "cohorts left out",
      areasStudy({ more: `${show}sensitivity: { alternatives: { leave_out_cohorts: 2018 } }` }).replace(
        "years: 2018",
        "years: [2017, 2018]",
      ),
      "no cohorts of pupils to leave out",
    ],
    ["pupils where they live", areasStudy().replace("places:", "places:\n  pupils_by: home"), "where pupils live"],
    [
      "weights of schools",
      areasStudy().replace("    region: {", "    fifth: { fifths_of: region, weighted_by: schools }\n    region: {"),
      "does not show schools to weigh by: fifth",
    ],
    [
      "a mean of all without such a group",
      areasStudy({ more: "show: [ { mean: { of: all, in: england } } ]" }),
      "no group called: all",
    ],
    [
      "a distance from the average of all",
      areasStudy({ more: "show: [ { from_average: { of: disadvantaged, in: england } } ]" }),
      "no group called: all",
    ],
    [
      "a claim without errors",
      meansStudy(`${show}claims: [ { gap: progress, of: disadvantaged, in: england, year: 2019, says: behind } ]`),
      "so no claim can be judged: claim 1",
    ],
    [
      "areas put together without numbers of pupils",
      meansStudy(show).replace("places:", "places:\n  groups: { both: { authority: [Derby, Hampshire] } }"),
      "cannot be put together (progress), so there is no mean of: both",
    ],
    [
      "a scheme of unions without numbers of pupils",
      meansStudy(show).replace("    region: {", "    fifth: { fifths_of: region }\n    region: {"),
      "a scheme of them follows the roles area, name or region, and not: fifth",
    ],
  ])("%s", async (_, text, message) => {
    expect(await refusal(text)).toContain(message);
  });

  it("what it can have is not refused", async () => {
    expect(await refusal(areasStudy())).toBe("not refused");
    expect(await refusal(meansStudy())).toBe("not refused");
    const parts = areasStudy({
      more: `${show}decompose: [ { gap: progress, of: disadvantaged, in: region, parts: [area_against_nation] } ]`,
    });
    expect(await refusal(parts)).toBe("not refused");
  });
});

describe("groups of a table of areas", () => {
  const group = (text: string) => areasStudy().replace("{ pupils: n, sum: s, where: { group: other } }", text);
  it.each([
    ["{ all_less: disadvantaged }", "what the source hides for an area is not worked out: disadvantaged"],
    ["{ pupils: n }", "a group of an area-table needs a column for its mean or for its sum"],
    ["{ sum: s }", "a sum needs the number of its pupils"],
    ["{ pupils: n, mean: m, lower: l }", "published limits need both ends"],
    [
      "{ mean: m, lower: l, upper: u }",
      "published limits need both ends, lower and upper, and the columns of pupils and mean",
    ],
    ["{ mean: m }", "name the column of pupils for every group, or for none of them"],
  ])("%s", (text, message) => expect(() => parsed(group(text))).toThrow(message));

  it("and their level and limits are of no other layout", () => {
    const table = areasStudy()
      .replace("layout: area-table", "layout: school-table")
      .replace("area: old_la_code", "urn: old_la_code");
    expect(() => parsed(table.replace("path:", "level: region\n    path:"))).toThrow(
      "only an area-table has a level of its rows",
    );
    expect(() => parsed(table.replace("sum: s, where: { group: other }", "mean: m, lower: l, upper: u"))).toThrow(
      "only a group of an area-table has published limits",
    );
    expect(() => parsed(table.replace("value: 1.2", "value: { 2018: 1.2 }"))).toThrow(
      "only a measure of an area-table has a standard deviation for each year",
    );
  });
});
