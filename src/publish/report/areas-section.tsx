import type { ReleasedContent } from "../../release/content.ts";
import type { Panel } from "../pictures/panel.ts";
import { panelsOf } from "../pictures/panels.ts";
import { clustersNoun } from "../words/words.ts";
import { besideWarning } from "./assurance-tables.tsx";
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
    const warning = besideWarning(content.assurances);
    return (
      <>
        <p>
          With many areas, some look extreme by chance alone, above all those with few{" "}
          {clustersNoun(content.study) === "areas" ? "pupils" : "schools"}. So each raw estimate is shown with a
          shrunken one, which is drawn towards the mean of the areas: the less certain the raw estimate, the further it
          is drawn. Use the shrunken estimate to judge what an area is probably like, and the raw one for what was found
          there.
        </p>
        <p>
          The rows are in order of name, under their regions where areas have one. A ranking by the raw values would
          mostly rank chance. “Ranks” are all the places that the data allow an area, with rank 1 for the largest value;
          they are right for all areas together in 95 of 100 repetitions. Areas whose figure is hidden or unreliable are
          left out of the means, the spread and the ranks.
        </p>
        {warning !== "" && <p>{warning}</p>}
        <Pictures panels={panels} />
      </>
    );
  },
  holdings: (content) => heldIn(areaPanels(content)),
};
