import { describe, expect, it } from "vitest";
import { domainOf } from "../../src/figures/domain.ts";
import { mean, minus } from "../../src/figures/formula.ts";
import { selectionOf } from "../../src/figures/selection.ts";
import { selectionCaution } from "../../src/publish/words/selection-words.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { runExample } from "../support/run-example.ts";
import { figureOf } from "../support/shown-finding.ts";
import { parse } from "../support/study-faults.ts";

/** Sixteen schools a year, half of them in areas that were chosen. */
const schools = (year: number) =>
  `urn,programme,n,mean,dn,dmean\n${Array.from({ length: 16 }, (_, index) => {
    const rise = year - 2015;
    return [
      900_001 + index,
      index % 2 === 0 ? "yes" : "",
      100 + index,
      (0.1 * ((index * 7) % 5) - 0.1 * (index % 2)).toFixed(2),
      30,
      (-0.4 + 0.07 * ((index * 3) % 7) + 0.02 * rise).toFixed(2),
    ].join(",");
  }).join("\n")}\n`;

const study = (chosen = "", more = "") => `
title: Chosen areas
data: invented
years: 2014-2016
files:
  schools:
    layout: school-table
    path: "schools_{year}.csv"
    columns: { urn: urn, programme: programme }
    groups: { all: { pupils: n, mean: mean }, disadvantaged: { pupils: dn, mean: dmean }, others: { all_less: disadvantaged } }
places:
  schemes: { programme: { column: programme${chosen} } }
  groups: { programme areas: { programme: yes }, the rest: { not: programme areas } }
measures:
  progress: { outcome: { mean_of: progress, decimals: 2, unit: grades }, method: published, key_stage: 4, against: { population: others, in: england } }
show:
  - gap: { of: disadvantaged, in: [england, programme areas, the rest] }
compare:
  - { gap: progress, of: disadvantaged, in: [england, programme areas], year: 2016, with: { year: 2015 }, as: difference }
  - { gap: progress, of: disadvantaged, in: programme areas, year: 2015, with: { year: 2014 }, as: difference }
claims:
  - { name: still behind, gap: progress, of: disadvantaged, in: programme areas, year: 2015, says: behind }
${more}
release: { rules: public-data }
`;
const files = Object.fromEntries([2014, 2015, 2016].map((year) => [`schools_${year}.csv`, schools(year)]));
const chosen = ", chosen: { on: key stage 4, years: 2015, when: 2016-10 }";

const start = "Programme areas were chosen by results at key stage 4 of 2015";

describe("a study of areas that were chosen by the outcome that it measures", () => {
  it("has the caution with each figure that the choice touches, in its sentence and in its row", async () => {
    const { release } = await runExample(files, study(chosen));
    const [header = [], ...rows] = plainCsv(release.get("estimates.csv") ?? "");
    const of = (figure: string) =>
      rows.find((row) => row[header.indexOf("figure")] === `progress/gap/disadvantaged/${figure}`)?.[
        header.indexOf("selection")
      ];
    expect(of("programme-areas/2014")).toBe("");
    expect(of("programme-areas/2015")).toMatch(new RegExp(`^${start}, and a figure of the same results is partly`));
    expect(of("programme-areas/2016")).toMatch(new RegExp(`^${start}: later results .*regression to the mean`));
    expect(of("programme-areas/2016/difference/with-2015")).toMatch(new RegExp(`^${start}, where this change starts`));
    expect(of("programme-areas/2015/difference/with-2014")).toMatch(new RegExp(`^${start}, where this change ends`));
    for (const untouched of ["england/2015", "the-rest/2015", "england/2016/difference/with-2015"])
      expect(of(untouched), untouched).toBe("");
    const [, list = ""] = /<ul class="findings">([\s\S]*?)<\/ul>/.exec(release.get("report.html") ?? "") ?? [];
    const findings = list.replace(/<[^>]+>/g, " ");
    expect(findings).toMatch(new RegExp(`programme areas was [^.]*\\.[\\s\\S]*?${start}, where this change starts`));
    expect(findings).toMatch(new RegExp(`Claimed: [\\s\\S]*? ${start}, and a figure of the same results is partly`));
  });

  it("has none where the study does not say so", async () => {
    const { release } = await runExample(files, study());
    expect(release.get("report.html")).not.toContain("were chosen by");
  });
});

describe("the choice of areas", () => {
  const area = { key: "programme-areas", scheme: "group", code: "", name: "programme areas", within: null };
  const at = (year: number) => domainOf("disadvantaged", area, year);
  const change = (to: number, from: number) =>
    figureOf({ of: at(to), with: at(from), statistic: "difference", formula: minus(mean(at(to)), mean(at(from))) });
  const level = (year: number) => figureOf({ of: at(year) });
  const ofStudy = (text: string) => parse(text);

  // By hand: chosen in 2017 by results of 2014 and 2015.
  it.each([
    [level(2013), null],
    [level(2014), "same results"],
    [level(2015), "same results"],
    [level(2016), "later results"],
    [change(2014, 2013), "change to"],
    [change(2016, 2015), "change from"],
    [change(2015, 2014), "change from"],
    [change(2016, 2013), "later results"],
  ] as const)("touches figure %#", (figure, touched) => {
    const by = ofStudy(study(", chosen: { on: [key stage 4, leadership], years: 2014-2015 }"));
    expect(selectionOf(figure, by)?.touched ?? null).toBe(touched);
  });

  it("touches figures of the same outcome alone, and of any result where the key stage is not said", () => {
    const other = study(", chosen: { on: [key stage 2, leadership], years: [2012, 2014-2015] }");
    expect(selectionOf(level(2015), ofStudy(other))).toBeNull();
    expect(selectionCaution(level(2015), ofStudy(other.replace(" key_stage: 4,", "")))).toMatch(
      /^Programme areas were chosen by results at key stage 2 of 2012 and 2014 to 2015, and/,
    );
  });

  it("is known of schemes that ship", () => {
    const shipped = ofStudy(
      study()
        .replace("programme: { column: programme }", "programme: opportunity-areas")
        .replace("places:", "places:\n  districts_on: 2016-10-01")
        .replace("{ programme: yes }", "{ in: programme }"),
    );
    expect(shipped.places.schemes.get("programme")?.chosen).toEqual({
      on: ["key stage 2", "key stage 4", "leadership"],
      years: [2015],
      when: "2017-01",
    });
  });
});
