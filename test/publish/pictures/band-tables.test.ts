import { expect, it } from "vitest";
import { domainOf } from "../../../src/figures/domain.ts";
import { bandTable } from "../../../src/publish/pictures/band-tables.ts";
import type { Finding } from "../../../src/release/finding.ts";
import { figureOf, hiddenFinding, shownFinding, townArea } from "../../support/shown-finding.ts";
import { parse, wholeStudy } from "../../support/study-faults.ts";

const gap = (band: string, year: number) => figureOf({ of: domainOf(band, townArea, year) });

it("a table of bands says which gaps are unreliable and why others have no number", () => {
  const beside: readonly Finding[] = [
    shownFinding(gap("persistent", 2014), [1.5, 0.5, 2.5], { marks: ["comes from fewer than 30 pupils"] }),
    hiddenFinding(gap("persistent", 2015), "suppressed", "comes from fewer than 10 pupils"),
    shownFinding(gap("poor", 2014), [2, 1, 3]),
    hiddenFinding(gap("poor", 2015), "not_available", "crosses a break"),
  ];
  const decomposition = {
    kind: "bands",
    measure: "progress",
    population: "disadvantaged",
    bands: ["persistent", "poor"],
    area: townArea,
    from: 2014,
    to: 2015,
    whole: null,
    parts: [],
    beside: [],
  } as const;
  const table = bandTable({ decomposition, whole: null, parts: [], beside }, parse(wholeStudy));
  expect(table.columns.at(-1)).toBe("Note");
  expect(table.rows).toEqual([
    [
      "Persistently disadvantaged pupils",
      "–",
      "–",
      "1.50 (0.50 to 2.50)",
      "hidden",
      "–",
      "Gap, 2014 is unreliable: it comes from fewer than 30 pupils",
    ],
    ["Poor pupils", "–", "–", "2.00 (1.00 to 3.00)", "not available: crosses a break", "–", "–"],
  ]);
});
