import { isShown } from "../../release/finding.ts";
import { ofFindings, statistic, together } from "../tables/holdings.ts";
import { findingsSaid } from "../words/what-we-found.ts";
import { isOfAreas } from "../words/words.ts";
import type { Section } from "./section.ts";

/** The findings in sentences. */
export const findingsSection: Section = {
  id: "findings",
  title: "What we found",
  show: (content) => {
    const said = findingsSaid(content);
    if (said.length === 0) return <p>No finding can be shown.</p>;
    const ofAreas = said.some(({ about }) =>
      about.some((finding) => isShown(finding) && isOfAreas(content.study, finding.figure.measure)),
    );
    return (
      <>
        <ul class="findings">
          {said.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        {ofAreas && (
          <p>
            Intervals of figures from tables of areas take pupils as independent of each other. They do not allow for
            pupils of one school being alike, so they are narrower than those from schools:{" "}
            <a href="#methods">how sure we can be</a>.
          </p>
        )}
      </>
    );
  },
  holdings: (content) => {
    const about = findingsSaid(content).flatMap((one) => one.about);
    const kinds = about.length === 0 ? [] : [statistic("intervals")];
    return together([ofFindings(about, content.study), ...kinds]);
  },
};
