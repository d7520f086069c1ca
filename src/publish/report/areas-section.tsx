import type { VNode } from "preact";
import { IntervalTable } from "../../charts/interval-table.tsx";
import type { ReleasedContent } from "../../release/released.ts";
import { type Panel, panelsOf } from "../pictures/panels.ts";

function areaPanels(content: ReleasedContent): readonly Panel[] {
  return panelsOf(content).filter(({ beside }) => beside !== null);
}

/** Whether areas of some scheme are shown beside their shrunken estimates. */
export function hasAreas(content: ReleasedContent): boolean {
  return areaPanels(content).length > 0;
}

/** Areas of large schemes: raw and shrunken estimates, and the ranks that the data allow, in order of name. */
export function AreasSection({ content }: { readonly content: ReleasedContent }): VNode | null {
  const panels = areaPanels(content);
  if (panels.length === 0) return null;
  return (
    <section id="areas" aria-labelledby="areas-heading">
      <h2 id="areas-heading">Areas side by side</h2>
      <p>
        With many areas, some look extreme by chance alone: those with few schools most of all. So each raw estimate
        stands beside one that is drawn towards the mean of the areas, the more the less sure it is. Use the shrunken
        one to judge what an area is probably like, and the raw one for what was found there.
      </p>
      <p>
        The rows are in order of name, under their regions where areas have one. A ranking by the raw values would
        mostly rank chance; “ranks” are all the places that the data allow an area, rank 1 being the largest value, and
        they are right for all areas together in 95 of 100 repetitions. Areas whose figure is hidden or unreliable have
        no part in the means, the spread or the ranks.
      </p>
      {panels.map(({ id, title, caption, unit, rows, reference, ends, beside }) => (
        <div class="panel" id={id} key={id}>
          <IntervalTable
            rows={rows}
            title={title}
            caption={caption}
            unit={unit}
            {...(reference === null ? {} : { reference })}
            {...(ends === null ? {} : { ends })}
          />
          {beside !== null && <p class="meta">{beside}</p>}
        </div>
      ))}
    </section>
  );
}
