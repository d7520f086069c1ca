import { isShown } from "../../release/finding.ts";
import { ofFindings, statistic, together } from "../tables/holdings.ts";
import { noMonthsSentences } from "../words/months-words.ts";
import { warningsOf } from "../words/warnings.ts";
import { findingsSaid } from "../words/what-we-found.ts";
import { witnessSentences } from "../words/witness-words.ts";
import { isOfAreas } from "../words/words.ts";
import type { Section } from "./section.ts";
import { testedBy } from "./tested-by.ts";

/** The findings in sentences. */
export const findingsSection: Section = {
  id: "findings",
  title: "What we found",
  css: ".warning { margin: 0 0 1rem; padding: .75rem 1rem; border-left: .5rem solid #a33900; background: #fbf1ec; }",
  show: (content) => {
    const said = findingsSaid(content);
    const warnings = warningsOf(content).map((text) => (
      <p key={text} class="warning">
        <strong>To know first:</strong> {text}
      </p>
    ));
    const totals = witnessSentences(content);
    const published = totals.length > 0 && (
      <>
        <p>Compared with published totals:</p>
        <ul>
          {totals.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </>
    );
    if (said.length === 0)
      return (
        <>
          {warnings}
          {published}
          <p>No finding can be shown.</p>
        </>
      );
    const ofAreas = said.some(({ about }) =>
      about.some((finding) => isShown(finding) && isOfAreas(content.study, finding.figure.measure)),
    );
    return (
      <>
        {warnings}
        <ul class="findings">
          {said.map(({ text, tests }) => (
            <li key={text} {...testedBy(tests)}>
              {text}
            </li>
          ))}
        </ul>
        {noMonthsSentences(content.study).map((text) => (
          <p key={text}>{text}</p>
        ))}
        {ofAreas && (
          <p>
            Intervals of figures from tables of areas take pupils as independent of each other. They do not allow for
            pupils of one school being alike, so they are narrower than those from schools:{" "}
            <a href="#methods">how sure we can be</a>.
          </p>
        )}
        {published}
      </>
    );
  },
  holdings: (content) => {
    const about = findingsSaid(content).flatMap((one) => one.about);
    const kinds = about.length === 0 ? [] : [statistic("intervals")];
    return together([ofFindings(about, content.study), ...kinds]);
  },
};
