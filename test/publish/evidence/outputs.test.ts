import { describe, expect, it } from "vitest";
import { domainOf } from "../../../src/figures/domain.ts";
import { manifestHoldings, manifestJson } from "../../../src/publish/evidence/manifest.ts";
import { outputsOf } from "../../../src/publish/evidence/outputs.ts";
import { resultsHoldings } from "../../../src/publish/evidence/results.ts";
import { chartFiles } from "../../../src/publish/pictures/chart-files.ts";
import { dataSection } from "../../../src/publish/report/data-section.tsx";
import { reportOf } from "../../../src/publish/report/report.tsx";
import { type Holdings, noStatistics } from "../../../src/publish/tables/holdings.ts";
import { tablesOf } from "../../../src/publish/tables/tables-of.ts";
import type { ShownMean } from "../../../src/release/finding.ts";
import { gradesOfTown } from "../../support/grades-of-schools.ts";
import { areaNamed, gapIn, namedRows, nation, releasedContent } from "../../support/released-content.ts";
import { figureOf, hiddenFinding, shownFinding } from "../../support/shown-finding.ts";

const ash = areaNamed("Ash");
const rest = (pupils: number, schools: number): ShownMean => {
  const counted = { units: "pupils" as const, n: pupils, schools };
  return {
    domain: "group",
    population: "group",
    areaKey: ash.key,
    areaName: ash.name,
    year: 2015,
    mean: 1,
    decimals: 2,
    counted,
  };
};
const source = { file: "schools.csv", entry: "schools", bytes: 1, sha256: "0", readAs: "utf-8" };

/** Gaps of the nation and of two areas in 2015, one of an area in 2014, a share of schools, and counts of schools. */
const content = releasedContent({
  findings: [
    {
      ...shownFinding(gapIn(nation), [5, 4, 6]),
      rests: [rest(900, 70), rest(800, 60)],
      counted: { units: "pupils" as const, n: 800, schools: 60 },
    },
    {
      ...shownFinding(gapIn(ash), [6, 5, 7]),
      rests: [rest(900, 70), rest(40, 9)],
      counted: { units: "pupils" as const, n: 40, schools: 9 },
    },
    hiddenFinding(gapIn(areaNamed("Birch")), "suppressed", "comes from few"),
    {
      ...shownFinding(gapIn(ash, { id: "2014", of: domainOf("group", ash, 2014) }), [6, 5, 7]),
      rests: [rest(900, 70), rest(30, 6)],
      counted: { units: "pupils" as const, n: 30, schools: 6 },
    },
    {
      ...shownFinding(
        figureOf({ id: "share", measure: "leadership", of: domainOf("matched", ash, 2016) }),
        [0.5, 0, 1],
      ),
      rests: [rest(25, 24)],
      counted: { units: "pupils" as const, n: 25, schools: 24 },
    },
  ],
  grades: [gradesOfTown],
  flow: [{ source, measures: [], rowsRead: 500, rowsUsed: 480, refused: [{ reason: "closed", rows: 20 }], inPart: [] }],
  placed: [{ what: "by postcode", schools: 33 }],
});

const counts = (holdings: Holdings) => {
  const [row] = namedRows(outputsOf([{ file: "", title: "", holdings }], "public-data"));
  const names = ["fewest_pupils_behind_a_mean", "fewest_schools_behind_a_mean"];
  return [...names, "fewest_pupils_counted", "fewest_schools_counted", "fewest_rows_counted"].map(
    (name) => row?.[name],
  );
};
const table = (file: string) => tablesOf(content).find((one) => one.table.file === file)?.holdings ?? noStatistics;

// By the counts given above.
describe("the list for the output checker", () => {
  it("has the fewest of each table's own figures and counts", () => {
    // The pupils of 2014; of schools the 6 of 2014, though schools are counted from 25 on where they are measured.
    expect(counts(table("estimates.csv"))).toEqual([30, 6, 30, 6, null]);
    // The smallest count of schools is the 1 that moved from outstanding to inadequate, and from grade 3 to outstanding.
    expect(counts(table("leadership.csv"))).toEqual([null, null, null, 1, null]);
  });

  it("has those of a picture by the figures in it, and no counts, which it does not print", () => {
    const [chart, ...more] = chartFiles(content);
    expect([chart?.file, more]).toEqual(["charts/progress-gap-group-area.svg", []]);
    expect(counts(chart?.holdings ?? noStatistics)).toEqual([40, 9, null, null, null]);
  });

  it("has those of the report by its sections: no area of an earlier year, and counts beside the pictures", () => {
    expect(counts(reportOf(content).holdings)).toEqual([40, 9, 40, 1, null]);
  });

  it("has rows and schools of the manifest, and every figure of the results", () => {
    expect(counts(manifestHoldings(content))).toEqual([null, null, null, 33, 20]);
    // One school moved from outstanding to inadequate: the smallest count of the town.
    expect(counts(resultsHoldings(content))).toEqual([30, 6, 30, 1, null]);
  });

  it("has pupils, schools and rows of the section on the data", () => {
    const entry = { entry: "schools", measures: [], files: [source], rowsRead: 500, rowsUsed: 470 };
    const flow = {
      ...entry,
      steps: [{ reason: "closed", rows: 30, left: 470 }],
      inPart: [{ reason: "no sex", rows: 25 }],
    };
    const holdings = dataSection.holdings(
      releasedContent({
        entries: [flow],
        unplaced: [{ scheme: "area", reason: "no area", schools: 14 }],
        notes: [{ what: "without a census", pupils: 60 }],
      }),
    );
    expect(counts(holdings)).toEqual([null, null, 60, 14, 25]);
  });

  it("has nothing of a file without statistics, and says so", () => {
    expect(counts(noStatistics)).toEqual([null, null, null, null, null]);
    const [row] = namedRows(outputsOf([{ file: "study.yaml", title: "the study", holdings: noStatistics }], "srs-10"));
    expect(row).toMatchObject({
      file: "study.yaml",
      what: "the study",
      statistic_kind: "no statistics",
      rules: "srs-10",
    });
  });

  it("has the kinds of statistics of each file", () => {
    expect(table("estimates.csv").statistics).toEqual([
      "differences of means",
      "shares",
      "standard errors",
      "intervals",
      "counts",
    ]);
    expect(table("leadership.csv").statistics).toEqual(["bounds of shares", "counts"]);
  });
});

describe("manifest.json", () => {
  it("counts figures by what became of them", () => {
    const marks = ["comes from few"];
    const part = (id: string) => gapIn(ash, { id, role: "part" });
    const made = [
      shownFinding(gapIn(nation), [5, 4, 6]),
      ...["a", "b"].map((id) => shownFinding(gapIn(ash, { id }), [5, 4, 6], { marks })),
      ...["c", "d", "e"].map((id) => hiddenFinding(gapIn(ash, { id }), "suppressed", "comes from few")),
      ...["f", "g", "h", "i"].map((id) => hiddenFinding(part(id), "not_available", "nobody")),
    ];
    const none = { all: 0, shown: 0, published: 0, unreliable: 0, suppressed: 0, not_available: 0 };
    expect(JSON.parse(manifestJson(releasedContent({ findings: made }))).figures).toEqual({
      ...{ all: 10, shown: 3, published: 1, unreliable: 2, suppressed: 3, not_available: 4 },
      by_role: {
        asked: { ...none, all: 6, shown: 3, published: 1, unreliable: 2, suppressed: 3 },
        part: { ...none, all: 4, not_available: 4 },
      },
    });
  });
});
