import type { VNode } from "preact";
import type { ReleasedContent } from "../../release/content.ts";
import { type Finding, isShown, numbersOf, reasonOf, withRole } from "../../release/finding.ts";
import { firstOf, leftOutWords, mostRows } from "../pictures/largest.ts";
import { held } from "../pictures/panel.ts";
import { together } from "../tables/holdings.ts";
import { readable, readableInterval } from "../words/readable.ts";
import { capital, domainNoun, listed, measureNoun, ofMeasure } from "../words/words.ts";
import { PlainTable } from "./plain-table.tsx";
import type { Section } from "./section.ts";

/** An adjusted gap, and the gap of the same pupils as it is. */
interface Pair {
  readonly adjusted: Finding;
  readonly raw: Finding | null;
}

function pairsOf({ findings }: ReleasedContent): readonly Pair[] {
  const asked = withRole(findings, "asked");
  const raw = new Map(
    asked.flatMap((finding) => {
      const { measure, statistic, of } = finding.figure;
      return statistic === "gap" ? [[`${measure} ${of.key}`, finding] as const] : [];
    }),
  );
  return asked
    .filter(({ figure }) => figure.statistic === "adjusted_gap")
    .map((adjusted) => ({ adjusted, raw: raw.get(`${adjusted.figure.measure} ${adjusted.figure.of.key}`) ?? null }));
}

function shownPairs(content: ReleasedContent) {
  const size = ({ adjusted }: Pair) => (isShown(adjusted) ? -adjusted.counted.n : 1);
  return firstOf(pairsOf(content), mostRows, (a, b) => size(a) - size(b));
}

/** "9.4 (8.1 to 10.7)"; a dash where there is no number. */
function numberText(finding: Finding | null): string {
  const [number] = finding === null ? [] : numbersOf(finding);
  return number === undefined ? "–" : `${readable(number.value, number)} (${readableInterval(number)})`;
}

function Pairs({ content }: { readonly content: ReleasedContent }): VNode {
  const { study } = content;
  const pairs = shownPairs(content);
  return (
    <PlainTable
      caption={`Gaps as they are and adjusted, with 95% intervals${leftOutWords(pairs, "the gaps of the most pupils")}`}
      columns={[
        { head: "Group" },
        { head: "Adjusted for" },
        { head: "Gap", numeric: true },
        { head: "Adjusted gap", numeric: true },
        { head: "Unit" },
        { head: "Note" },
      ]}
      rows={pairs.shown.map(({ adjusted, raw }) => {
        const { figure } = adjusted;
        const note = isShown(adjusted) ? adjusted.note : reasonOf(adjusted);
        return [
          ofMeasure(study, figure.measure, capital(domainNoun(study, figure.of))),
          listed((figure.adjusted?.for ?? []).map(measureNoun)),
          numberText(raw),
          numberText(adjusted),
          numbersOf(adjusted)[0]?.unit ?? "",
          note,
        ];
      })}
    />
  );
}

/** Gaps adjusted for characteristics of pupils, with the gaps as they are. */
export const adjustedSection: Section = {
  id: "adjusted",
  title: "Adjusted gaps",
  show: (content) => {
    if (pairsOf(content).length === 0) return null;
    return (
      <>
        <p>
          An adjusted gap compares the group with comparators who are spread over the characteristics named as the group
          is: in each cell of them the comparators count with the group’s share. It shows what is left of a gap between
          pupils who are alike in these ways. It does not say what caused the gap: a characteristic may be a way in
          which disadvantage works. Pupils of the group in cells with fewer than 10 of them, or fewer than 10
          comparators, are left out.
        </p>
        <Pairs content={content} />
      </>
    );
  },
  holdings: (content) => {
    const pairs = shownPairs(content).shown.flatMap(({ adjusted, raw }) => [adjusted, ...(raw === null ? [] : [raw])]);
    return together([held(pairs, content.study).holdings]);
  },
};
