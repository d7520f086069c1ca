import { ofFindings, statistic, together } from "../tables/holdings.ts";
import { findingsSaid } from "../words/what-we-found.ts";
import type { Section } from "./section.ts";

/** The findings in sentences. */
export const findingsSection: Section = {
  id: "findings",
  title: "What we found",
  show: (content) => {
    const said = findingsSaid(content);
    if (said.length === 0) return <p>No finding can be shown.</p>;
    return (
      <ul class="findings">
        {said.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    );
  },
  holdings: (content) => {
    const about = findingsSaid(content).flatMap((one) => one.about);
    const kinds = about.length === 0 ? [] : [statistic("intervals")];
    return together([ofFindings(about, content.study), ...kinds]);
  },
};
