import { noStatistics } from "../tables/holdings.ts";
import { witnesses } from "../tables/witnesses.ts";
import { missingWords, sideWords } from "../words/witness-words.ts";
import { populationNoun } from "../words/words.ts";
import { PlainTable } from "./plain-table.tsx";
import type { Section } from "./section.ts";

/** Published totals of areas next to what our schools give. */
export const witnessesSection: Section = {
  id: "published-totals",
  title: "Compared with published totals",
  link: "Published totals",
  show: (content) => {
    const { study } = content;
    if (content.witnesses.length === 0) return null;
    const several = new Set(content.witnesses.map(({ measure }) => measure)).size > 1;
    return (
      <>
        <p>
          The files also hold totals of areas. No figure uses them. Where our schools lack many pupils of a total, a
          figure here can differ from the published one: small schools whose values are hidden are in the total and not
          in ours.
        </p>
        <PlainTable
          caption="Means and pupils of published totals, and of our schools in the same area, year and group"
          columns={[
            { head: "Area" },
            { head: "Pupils" },
            { head: "Ours", numeric: true },
            { head: "Published", numeric: true },
            { head: "Missing", numeric: true },
            { head: "Note" },
          ]}
          rows={content.witnesses.map((one) => [
            `${one.area.name}, ${one.year}${several ? `, ${one.measure}` : ""}`,
            populationNoun(study, one.population),
            sideWords(one.ours, one.decimals),
            sideWords(one.published, one.decimals),
            one.missing === null ? "–" : missingWords(one.missing),
            one.note,
          ])}
        />
      </>
    );
  },
  holdings: (content) => witnesses.of(content)?.holdings ?? noStatistics,
};
