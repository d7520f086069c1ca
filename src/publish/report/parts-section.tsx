import type { VNode } from "preact";
import type { ReleasedContent } from "../../release/content.ts";
import { bandTable, fixedMixTable, type TextTable } from "../pictures/band-tables.ts";
import { held } from "../pictures/panel.ts";
import { partPanels, refusedAcrossBreaks } from "../pictures/part-panels.ts";
import type { ReadGap } from "../pictures/parts.ts";
import { together } from "../tables/holdings.ts";
import { heldIn, Picture } from "./pictures.tsx";
import { PlainTable } from "./plain-table.tsx";
import type { Section } from "./section.ts";

const explained = {
  movement:
    "A gap grows when the comparison group rises or the group falls. Ranks within each year are zero-sum: one side cannot fall without another rising. Where scores are such ranks, this shows who overtook whom, not who learnt more.",
  movement_on_base_ranks:
    "Ranked among the pupils of one fixed year, both sides can rise or fall together. This has a meaning only if outcome and prior attainment were measured in the same way in both years. The distribution of the fixed year is taken as given, so these standard errors are of the kind “fixed”.",
  bands:
    "A change is split into what follows from a different mix of bands and what follows from different gaps within the bands, each weighted by the mean of both years (Kitagawa 1955). This describes the change and does not explain it: what moved the mix may have moved the gaps too.",
  within_and_between:
    "Within schools: pupils of the same school are compared with each other. Between schools: the two groups go to schools with different means. In schools with few pupils, chance alone makes means differ, and the group’s own pupils pull their school’s mean. So the part between schools takes in some of the part within.",
  area_against_nation:
    "The gap from a comparison group elsewhere is the gap inside the area plus how far the area’s own comparison group is behind. That second part affects all pupils there.",
  trend:
    "A straight line through years without a break between them, with the same weight for each year. Years to close are the gap of the last year divided by its fall per year, with Fieller’s interval: a way to say how slow a change is, not a forecast. They are given only if the 95% interval of the slope lies below zero. Where it includes zero, it is not clear whether the gap is closing; at most the fewest years that the data allow can be said. A gap is “not closing” only where the interval lies above zero. A slope becomes clear more easily where chance has made it steep. So the years that are given are too few on average, and gaps without years close more slowly than they suggest.",
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
    const refused = refusedAcrossBreaks(content);
    if (panels.length === 0 && refused.length === 0) return null;
    return (
      <>
        <p>
          The parts add up to the whole exactly. As printed, each is rounded according to its own error; where the
          printed parts do not add up, the note gives their sum. Each part has its own interval. That one part is clear
          and another is not does not tell you whether the two differ.
        </p>
        {refused.map((text) => (
          <p key={text}>{text}</p>
        ))}
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
