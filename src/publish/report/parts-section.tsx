import type { VNode } from "preact";
import type { ReleasedContent } from "../../release/content.ts";
import { bandTable, fixedMixTable, type TextTable } from "../pictures/band-tables.ts";
import { held } from "../pictures/panel.ts";
import { partPanels } from "../pictures/part-panels.ts";
import type { ReadGap } from "../pictures/parts.ts";
import { together } from "../tables/holdings.ts";
import { heldIn, Picture } from "./pictures.tsx";
import { PlainTable } from "./plain-table.tsx";
import type { Section } from "./section.ts";

const explained = {
  movement:
    "A gap grows where the comparison group rises or the group falls. Where scores are ranks within each year they are zero-sum: one side cannot fall without another rising, so this says who passed whom and not who learnt more.",
  movement_on_base_ranks:
    "Set among the pupils of one fixed year, both sides can rise or fall together. It has a meaning only where outcome and prior attainment were measured alike in both years. The distribution of the fixed year is taken as given, so these errors are fixed ones.",
  bands:
    "A change is split into what follows from another mix of bands and what follows from other gaps within the bands, each weighted by the mean of both years (Kitagawa 1955). It describes: what moved the mix may have moved the gaps too.",
  within_and_between:
    "Within schools: pupils of one school compared with each other. Between schools: the two groups go to schools with different means. In schools with few pupils chance alone makes means differ, and the group’s own pupils pull their school’s mean, so that the part between schools takes some of what is within.",
  area_against_nation:
    "The gap from a comparison group elsewhere is the gap inside the area and how far the area’s own comparison group is behind, which falls on everybody there.",
  trend:
    "A straight line through years without a break between them, each year counting alike. Years to close are the gap of the last year over what it loses a year, with Fieller’s interval: a way to say how slow a change is, not a forecast. They are given only where the 95% interval of the slope lies below zero; otherwise the gap is “not closing”.",
} as const;

function Table({ table }: { readonly table: TextTable }): VNode {
  const [first = "", ...rest] = table.columns;
  return (
    <PlainTable
      caption={table.caption}
      columns={[{ head: first }, ...rest.map((head) => ({ head }))]}
      rows={table.rows}
    />
  );
}

function BandTables({ gap, content }: { readonly gap: ReadGap; readonly content: ReleasedContent }): VNode {
  const fixed = fixedMixTable(gap, content.study);
  return (
    <>
      <Table table={bandTable(gap, content.study)} />
      {fixed.rows.length > 0 && <Table table={fixed} />}
    </>
  );
}

/** Gaps and their changes as the sums of parts. */
export const partsSection: Section = {
  id: "parts",
  title: "What the gap is made of",
  show: (content) => {
    const panels = partPanels(content);
    if (panels.length === 0) return null;
    return (
      <>
        <p>
          Parts add up to their whole exactly; printed, each is rounded by its own error, and where that shows the note
          says what the printed parts make. Each part has an interval of its own: that one is clear and another is not
          is no test of whether the two differ.
        </p>
        {panels.map(({ panel, gaps }, index) => {
          const { kind } = gaps[0].decomposition;
          const isFirst = panels.findIndex((other) => other.gaps[0].decomposition.kind === kind) === index;
          return (
            <Picture key={panel.id} panel={panel} before={isFirst && <p>{explained[kind]}</p>}>
              {kind === "bands" &&
                gaps.map((gap) => <BandTables key={gap.decomposition.area.key} gap={gap} content={content} />)}
            </Picture>
          );
        })}
      </>
    );
  },
  holdings: (content) => {
    const panels = partPanels(content);
    const inTables = panels
      .flatMap(({ gaps }) => gaps)
      .filter(({ decomposition }) => decomposition.kind === "bands")
      .flatMap(({ beside }) => beside);
    return together([heldIn(panels.map(({ panel }) => panel)), held(inTables, content.study).holdings]);
  },
};
