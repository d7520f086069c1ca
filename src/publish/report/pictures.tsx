import type { ComponentChildren, VNode } from "preact";
import { IntervalTable } from "../../charts/interval-table.tsx";
import type { Panel } from "../pictures/panel.ts";
import { type Holdings, together } from "../tables/holdings.ts";
import { testedBy } from "./tested-by.ts";

/** One picture of intervals as a table with a drawing in each row, and what comes before and after it. */
export function Picture({
  panel,
  before,
  children,
}: {
  readonly panel: Panel;
  readonly before?: ComponentChildren;
  readonly children?: ComponentChildren;
}): VNode {
  const { id, title, tests = [], caption, unit, headings, rows, reference, ends, beside } = panel;
  return (
    <div class="panel" id={id} {...testedBy(tests)}>
      {before}
      <IntervalTable
        rows={rows}
        title={title}
        caption={caption}
        unit={unit}
        headings={headings}
        {...(reference === null ? {} : { reference })}
        {...(ends === null ? {} : { ends })}
      />
      {beside !== null && <p class="meta">{beside}</p>}
      {children}
    </div>
  );
}

/** Pictures of intervals, one below the other. */
export function Pictures({ panels }: { readonly panels: readonly Panel[] }): VNode {
  return (
    <>
      {panels.map((panel) => (
        <Picture key={panel.id} panel={panel} />
      ))}
    </>
  );
}

/** What pictures hold in the report, where counts are shown next to the drawings. */
export function heldIn(panels: readonly Panel[]): Holdings {
  return together(panels.flatMap(({ holdings, counts }) => [holdings, counts]));
}
