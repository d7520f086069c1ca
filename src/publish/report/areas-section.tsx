import type { ReleasedContent } from "../../release/content.ts";
import type { Panel } from "../pictures/panel.ts";
import { panelsOf } from "../pictures/panels.ts";
import { heldIn, Pictures } from "./pictures.tsx";
import type { Section } from "./section.ts";

function areaPanels(content: ReleasedContent): readonly Panel[] {
  return panelsOf(content).filter(({ beside }) => beside !== null);
}

/** Areas of large schemes: raw and shrunken estimates, and the ranks that the data allow, in order of name. */
export const areasSection: Section = {
  id: "areas",
  title: "Areas side by side",
  show: (content) => {
    const panels = areaPanels(content);
    if (panels.length === 0) return null;
    return (
      <>
        <p>
          With many areas, some look extreme by chance alone: those with few schools most of all. So each raw estimate
          stands beside one that is drawn towards the mean of the areas, the more the less sure it is. Use the shrunken
          one to judge what an area is probably like, and the raw one for what was found there.
        </p>
        <p>
          The rows are in order of name, under their regions where areas have one. A ranking by the raw values would
          mostly rank chance; “ranks” are all the places that the data allow an area, rank 1 being the largest value,
          and they are right for all areas together in 95 of 100 repetitions. Areas whose figure is hidden or unreliable
          have no part in the means, the spread or the ranks.
        </p>
        <Pictures panels={panels} />
      </>
    );
  },
  holdings: (content) => heldIn(areaPanels(content)),
};
