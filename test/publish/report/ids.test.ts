import { describe, expect, it } from "vitest";
import { domainOf } from "../../../src/figures/domain.ts";
import { mean, minus } from "../../../src/figures/formula.ts";
import type { Area } from "../../../src/places/area.ts";
import { chartFiles } from "../../../src/publish/pictures/chart-files.ts";
import { reportOf } from "../../../src/publish/report/report.tsx";
import { nation, releasedContent } from "../../support/released-content.ts";
import { figureOf, shownFinding } from "../../support/shown-finding.ts";

/** Schemes and populations that are one name without their signs, or one after the other. */
const pairs = [
  ["poor", "home area"],
  ["poor", "Home-area"],
  ["poor", "HOME AREA"],
  ["poor home", "area"],
  ["poor-home", "area"],
  ["進歩", "村 1"],
  ["進歩", "村-1"],
] as const;

function findingsOf([population, scheme]: (typeof pairs)[number]) {
  const area: Area = { key: `${scheme}-north`, scheme, code: "N", name: "North", within: null };
  return [2014, 2015].flatMap((year) => {
    const [of, all] = [domainOf(population, area, year), domainOf("all", nation, year)];
    return (["gap", "from_average"] as const).map((base) =>
      shownFinding(
        figureOf({
          ...{ id: `progress/${base}/${population}/${area.key}/${year}`, of, against: all },
          ...{ base, statistic: base, formula: minus(mean(all), mean(of)) },
        }),
        [1, 0, 2],
      ),
    );
  });
}

const idsIn = (text: string) => [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id ?? "");
const referredTo = (text: string) =>
  [...text.matchAll(/ aria-labelledby="([^"]*)"/g)].flatMap(([, ids]) => (ids ?? "").split(" "));

describe("ids of a report whose names are alike", () => {
  const report = (some: readonly (typeof pairs)[number][]) =>
    reportOf(releasedContent({ findings: some.flatMap(findingsOf) })).text;

  it("are each of one picture, and every reference has its own", () => {
    const text = report(pairs);
    const ids = idsIn(text);
    expect(ids.filter((id) => id.startsWith("progress:gap:")).length).toBe(pairs.length);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    for (const id of referredTo(text)) expect(ids).toContain(id);
  });

  it("do not depend on what else is in the report", () => {
    const together = idsIn(report(pairs));
    for (const pair of pairs) for (const id of idsIn(report([pair]))) expect(together).toContain(id);
  });

  it("leave each picture a file of its own", () => {
    const files = chartFiles(releasedContent({ findings: pairs.flatMap(findingsOf) })).map(({ file }) => file);
    // A picture by area for each pair, and one over years for each area: two pairs have the same.
    expect(files.length).toBe(2 * pairs.length - 1);
    expect(new Set(files).size).toBe(files.length);
  });
});
