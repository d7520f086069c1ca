import { describe, expect, it } from "vitest";
import { renderHtml } from "../../../src/charts/render.ts";
import { firstOf, mostRows } from "../../../src/publish/pictures/largest.ts";
import { panelsOf } from "../../../src/publish/pictures/panels.ts";
import { PlainTable } from "../../../src/publish/report/plain-table.tsx";
import { areaNamed, gapIn, nation, releasedContent } from "../../support/released-content.ts";
import { hiddenFinding, shownFinding } from "../../support/shown-finding.ts";

const counted = (n: number) => ({ counted: { units: "pupils" as const, n, schools: 20 } });

describe("more rows than a page can hold", () => {
  it("are those of the areas with the most pupils, in their usual order, with the whole, and the caption says so", () => {
    // On paper: area 0 has 10 pupils, area 1 has 11 and so on, so the first 200 of 1,200 are left out.
    const areas = Array.from({ length: 1200 }, (_, at) =>
      shownFinding(gapIn(areaNamed(`Area ${String(at).padStart(4, "0")}`)), [at % 2, -1, 2], counted(10 + at)),
    );
    const hidden = hiddenFinding(gapIn(areaNamed("Zeal")), "suppressed", "small");
    const england = shownFinding(gapIn(nation), [0.5, 0.4, 0.6], counted(1_000_000));
    const [panel] = panelsOf(releasedContent({ findings: [england, hidden, ...areas.toReversed()] }));
    const labels = (panel?.rows ?? []).map(({ label }) => label);
    expect(labels.length).toBe(1 + mostRows);
    expect([labels[0], labels[1], labels.at(-1)]).toEqual(["England", "Area 0200", "Area 1199"]);
    expect(panel?.caption).toContain(
      "Shown are the areas with the most pupils: 1,000 of 1,201. All are in estimates.csv.",
    );
  });

  it("are all shown up to the limit, without a word", () => {
    const areas = Array.from({ length: mostRows }, (_, at) => shownFinding(gapIn(areaNamed(`Area ${at}`)), [1, 0, 2]));
    const [panel] = panelsOf(releasedContent({ findings: areas }));
    expect(panel?.rows.length).toBe(mostRows);
    expect(panel?.caption).not.toContain("Shown are");
  });

  it("of a table of words are the first, and its caption says so", () => {
    const rows = Array.from({ length: mostRows + 5 }, (_, at) => [`row ${at}`, "x"]);
    const html = renderHtml(PlainTable({ caption: "All rows", columns: [{ head: "Row" }, { head: "X" }], rows }));
    expect(html.match(/<th scope="row"/g)?.length).toBe(mostRows);
    expect(html).toContain("All rows. Shown are the first rows: 1,000 of 1,005.");
  });
});

it("keeps the order in which things were given, and takes the first given where two are alike", () => {
  expect(firstOf([3, 1, 2], 2, (a, b) => b - a)).toEqual({ shown: [3, 2], all: 3 });
  const alike = ["a1", "b1", "c1"];
  expect(firstOf(alike, 2, () => 0).shown).toEqual(["a1", "b1"]);
});
