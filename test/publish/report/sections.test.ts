import { describe, expect, it } from "vitest";
import { renderHtml } from "../../../src/charts/render.ts";
import { bootstrapSection } from "../../../src/publish/report/bootstrap-section.tsx";
import { leadershipSection } from "../../../src/publish/report/leadership-section.tsx";
import { reportOf } from "../../../src/publish/report/report.tsx";
import type { Section } from "../../../src/publish/report/section.ts";
import { sections } from "../../../src/publish/report/sections.ts";
import type { ReleasedContent } from "../../../src/release/content.ts";
import { gradesOfTown } from "../../support/grades-of-schools.ts";
import { gapIn, inventedStudy, nation, releasedContent } from "../../support/released-content.ts";
import { shownFinding } from "../../support/shown-finding.ts";

function textOf(section: Section, content: ReleasedContent): string {
  const body = section.show(content);
  if (body === null) throw new Error(`nothing in ${section.id}`);
  return renderHtml(body)
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

describe("the sections of a report", () => {
  it("have ids and headings of their own", () => {
    expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
    expect(new Set(sections.map(({ title }) => title)).size).toBe(sections.length);
  });

  it("stand in the page and in the list of links, in one order, and only where they have something", () => {
    const { text } = reportOf(releasedContent({ grades: [gradesOfTown] }));
    const links = [...text.matchAll(/<li><a href="#([a-z]+)">/g)].map(([, id]) => id);
    const shown = [...text.matchAll(/<section id="([a-z]+)" aria-labelledby="([a-z]+)-heading">/g)];
    expect(links).toEqual(["findings", "leadership", "methods", "data", "protection"]);
    expect(shown.map(([, id]) => id)).toEqual(links);
    for (const [, id, labelled] of shown) expect([labelled, text.split(`id="${id}-heading"`).length]).toEqual([id, 2]);
  });

  it("can have a shorter name in the list of links", () => {
    const own = shownFinding(gapIn(nation), [5, 4, 6]);
    const { text } = reportOf(releasedContent({ sensitivity: [{ own, others: [] }] }));
    expect(text).toContain('<a href="#sensitivity">How much depends on choices</a>');
    expect(text).toContain('<h2 id="sensitivity-heading">How much the answer depends on choices</h2>');
  });

  it("bring their own style, where they are shown", () => {
    const style = leadershipSection.css ?? "none";
    expect(reportOf(releasedContent({ grades: [gradesOfTown] })).text).toContain(style);
    expect(reportOf(releasedContent()).text).not.toContain(style);
  });
});

describe("the section on grades", () => {
  const text = textOf(leadershipSection, releasedContent({ grades: [gradesOfTown] }));

  it("says how many schools moved up and down", () => {
    expect(text).toContain("In Town, 35 of 246 schools had a better grade at the end, 51 a worse one");
  });

  it("does not say who moved where that is hidden", () => {
    const areas = gradesOfTown.areas.map((area) => ({ ...area, moves: null }));
    const hidden = textOf(leadershipSection, releasedContent({ grades: [{ ...gradesOfTown, areas }] }));
    expect(hidden).not.toContain("had a better grade");
  });
});

describe("the section on errors from schools drawn again", () => {
  it("says how the two errors agree", () => {
    const study = { ...inventedStudy, bootstrap: { replicates: 200, seed: 7 } };
    const agreement = [
      { effectiveSchools: 0, figures: 31, median: 0.9642, within: 0.613 },
      { effectiveSchools: 50, figures: 12, median: 0.9981, within: 0.917 },
    ];
    const text = textOf(bootstrapSection, releasedContent({ study, agreement }));
    expect(text).toContain("all shown figures that have an error (31): median 0.964, 61% within 5%");
    expect(text).toContain("the equivalent of 50 schools or more (12): median 0.998, 92% within 5%");
    // 100 / √400.
    expect(text).toContain("itself uncertain by about 5.0%");
  });
});
