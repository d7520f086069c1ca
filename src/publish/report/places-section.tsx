import { countsOf } from "../tables/holdings.ts";
import { readableCount } from "../words/readable.ts";
import { clustersNoun } from "../words/words.ts";
import { PlainTable } from "./plain-table.tsx";
import type { Section } from "./section.ts";

/** How schools were placed in areas, whose the areas are, and what became of codes that have changed. */
export const placesSection: Section = {
  id: "places",
  title: "Schools and places",
  show: ({ study, placed, codes, schemes, larger }) => {
    if (placed.length === 0 && codes.length === 0 && schemes.length === 0 && larger.length === 0) return null;
    return (
      <>
        {study.places.districtsOn !== null && (
          <p>Districts are those of {study.places.districtsOn}, even where they have changed since.</p>
        )}
        {schemes.length > 0 && (
          <PlainTable
            caption="Schemes that ship with Coldspot"
            columns={[{ head: "Scheme" }, { head: "Announced" }, { head: "Source" }, { head: "Note" }]}
            rows={schemes.map(({ title, date, source, note }) => [title, date ?? "", source, note])}
          />
        )}
        {placed.length > 0 && (
          <PlainTable
            caption="How the districts of schools were found"
            columns={[{ head: "What" }, { head: "Schools", numeric: true }]}
            rows={placed.map(({ what, schools }) => [what, readableCount(schools)])}
          />
        )}
        {larger.length > 0 && (
          <>
            <h3>Published rows of larger areas</h3>
            <p>They are in no figure, because their pupils are counted in the areas they are made of.</p>
            <ul>
              {larger.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </>
        )}
        {codes.length > 0 && (
          <>
            <h3>{clustersNoun(study) === "areas" ? "Codes of areas" : "Codes of areas and of schools"} in the files</h3>
            <ul>
              {codes.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </>
        )}
      </>
    );
  },
  holdings: ({ placed }) =>
    countsOf(
      "schools",
      placed.map(({ schools }) => schools),
    ),
};
