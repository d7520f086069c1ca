import { type Finding, isShown, reasonOf } from "../../release/finding.ts";
import type { Study } from "../../study/study.ts";
import { capital, placeNoun, populationNoun } from "../words/words.ts";
import { partWithInterval } from "./part-panels.ts";
import { firstNumber, type ReadGap } from "./parts.ts";

/** A table of words and numbers. */
export interface TextTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Which cells of a row are unreliable, and why. */
function marksOf(cells: readonly (readonly [head: string, finding: Finding | undefined])[]): string {
  const marked = cells.flatMap(([head, finding]) =>
    finding?.status === "unreliable" ? [`${head} is unreliable: it ${finding.marks.join("; it ")}`] : [],
  );
  return marked.length === 0 ? "–" : capital(marked.join(". "));
}

const inYear = (year: number | null) => (finding: Finding) => finding.figure.of.year === year;

/** Bands of one area: share of the group and gap in both years, and the part of the change from each band's own gap. */
export function bandTable({ decomposition, beside }: ReadGap, study: Study): TextTable {
  const { bands, area, population, from, to } = decomposition;
  const shares = (band: string) =>
    beside.filter(({ figure: { statistic, of } }) => statistic === "share" && of.kind === "share" && of.part === band);
  const ofBand = (band: string, statistic: string) =>
    beside.filter(({ figure }) => figure.statistic === statistic && figure.of.population === band);
  const unit = beside.flatMap(
    (finding) => firstNumber(finding.figure.statistic === "gap" ? finding : undefined)?.unit ?? [],
  )[0];
  const heads = [`Share, ${from}`, `Share, ${to}`, `Gap, ${from}`, `Gap, ${to}`];
  return {
    caption: `Bands of ${populationNoun(study, population)} in ${placeNoun(area.name)}: shares, gaps in ${unit ?? "the unit of the outcome"}, and 95% intervals`,
    columns: ["Band", ...heads, "Change due to its gap", "Note"],
    rows: bands.map((band) => {
      const found = [
        shares(band).find(inYear(from)),
        shares(band).find(inYear(to)),
        ofBand(band, "gap").find(inYear(from)),
        ofBand(band, "gap").find(inYear(to)),
        ofBand(band, "of_gaps")[0],
      ];
      const note = marksOf(found.map((finding, index) => [heads[index] ?? "Change due to its gap", finding]));
      return [capital(populationNoun(study, band)), ...found.map(partWithInterval), note];
    }),
  };
}

/** The gap of each year as it was and at a fixed mix. */
export function fixedMixTable({ decomposition, beside }: ReadGap, study: Study): TextTable {
  const { area, population, from } = decomposition;
  const fixed = beside.filter(({ figure }) => figure.statistic === "gap_at_mix");
  const unit = fixed.flatMap((finding) => firstNumber(finding)?.unit ?? [])[0];
  return {
    caption: `Gap of ${populationNoun(study, population)} in ${placeNoun(area.name)} at a fixed mix of bands, in ${unit ?? "the unit of the outcome"}, with 95% intervals`,
    columns: ["Year and mix", "As it was", "At that mix", "What its own mix adds", "Note"],
    rows: fixed.map((finding) => {
      const { of, with: reference, crosses } = finding.figure;
      const asItWas = beside.find(({ figure }) => figure.statistic === "gap" && figure.of.key === of.key);
      const mix =
        reference?.year === of.year ? `mix of ${placeNoun(reference.area.name)}` : `mix of ${reference?.year ?? from}`;
      const across = crosses.length === 0 ? "" : `crosses a break (${crosses.map(({ year }) => year).join(", ")})`;
      const note = isShown(finding) ? [...finding.marks, across] : [reasonOf(finding)];
      return [
        `${of.year}, ${mix}`,
        partWithInterval(asItWas),
        partWithInterval(finding),
        partWithInterval(beside.find(({ figure }) => figure.id === `${finding.figure.id}/of-mix`)),
        note.filter((text) => text !== "").join("; ") || "–",
      ];
    }),
  };
}
