import { isGap, isOfMeansAlone } from "../../figures/reading.ts";
import type { ChoiceKind } from "../../release/choices.ts";
import type { ReleasedContent } from "../../release/content.ts";
import type { ShownNumber } from "../../release/finding.ts";
import {
  type Choice,
  figuresUnderChoices,
  figuresUnderVariants,
  isSameAs,
  type OtherUnit,
  ownChoice,
  type UnderChoices,
} from "../tables/choices.ts";
import { gradedFigureNoun } from "../words/graded-figure-noun.ts";
import { percentText } from "../words/leadership-words.ts";
import { readable } from "../words/readable.ts";
import { statisticWord } from "../words/statistic-words.ts";
import { capital, domainNoun, measureNoun, ofMeasure, placeNoun, populationNoun } from "../words/words.ts";
import { gradedAxis, gradedHeadings, gradedHeld, gradedRow } from "./graded-row.ts";
import { held, type Panel, rowOfFinding } from "./panel.ts";
import { pictureId } from "./picture-id.ts";

/** Kinds of choices as headings. */
const headings: Readonly<Record<ChoiceKind | "scale", string>> = {
  scale: "Another scale in the same unit",
  variant: "Variants of the study",
  expectation: "Expected from another population",
  ranked: "Ranked among another population",
  "errors of prior attainment": "Prior attainment measured with errors",
  "within bands": "Within bands of prior attainment",
  "without prior attainment": "Pupils without prior attainment: bounds",
  "cohort left out": "A disturbed cohort left out",
};

/** The picture of a figure under every choice, and the same figure in other units. */
export interface ChoicesPicture {
  readonly panel: Panel;
  readonly otherUnits: readonly OtherUnit[];
  /** The figure in words: "gap of disadvantaged pupils in England, 2015". */
  readonly what: string;
}

function figureWords({ study }: ReleasedContent, { own: { finding, ofSchools } }: UnderChoices): string {
  const { figure } = finding;
  if (ofSchools) return gradedFigureNoun(figure, study);
  const base = isGap(figure) ? "gap" : statisticWord(figure.base);
  const change = figure.versus === undefined ? "" : ` less that of ${domainNoun(study, figure.versus)}`;
  const versus =
    figure.with === null
      ? ""
      : `, ${figure.versus === undefined ? figure.statistic : "change"} with ${domainNoun(study, figure.with)}${change}`;
  return ofMeasure(study, figure.measure, `${base} of ${domainNoun(study, figure.of)}${versus}`);
}

/** A number of a figure as people read it: shares of schools in per cent. */
function textOf({ finding: { figure }, ofSchools }: Choice, number: ShownNumber): string {
  return ofSchools && figure.statistic !== "ratio" ? percentText(number.value, number) : readable(number.value, number);
}

/**
 * The study's own estimate with those of its variants. They are of the same pupils, so that no interval, which is about
 * other schools that could have been drawn, says whether they differ.
 */
function titleUnderVariants({ own, others }: UnderChoices, what: string): string {
  const { number } = own;
  if (number === null) return `The study’s own figure is not shown: ${what}`;
  const shown = others.filter((other) => other.number !== null);
  if (shown.length === 0) return `No other choice gives a figure that is shown: ${what}`;
  if (others.every((other) => isSameAs(other.number, number)))
    return others.length === 1
      ? `“${others[0]?.name}” gives the same figure, to the digits shown: ${what}`
      : `All other choices give the same figure, to the digits shown: ${what}`;
  const unit = own.ofSchools || number.unit === "fraction" ? "" : ` ${number.unit}`;
  const aside = shown.length < others.length ? ", as far as they are shown" : "";
  const under = shown.length === 1 ? `under “${shown[0]?.name}”` : "under the other choices";
  return `${capital(what)}: ${textOf(own, number)}${unit} as the study says, ${range(shown)} ${under}${aside}`;
}

/** Lowest and highest estimate of some choices, in words; null where none is shown. */
function range(choices: readonly Choice[]): string | null {
  const shown = choices.flatMap((choice) => (choice.number === null ? [] : [{ choice, number: choice.number }]));
  const sorted = [...shown].sort((a, b) => a.number.value - b.number.value);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined) return null;
  const [from, to] = [textOf(low.choice, low.number), textOf(high.choice, high.number)];
  return from === to ? from : `from ${from} to ${to}`;
}

/** The study's own estimate, and how far the others and the bounds go. */
function titleUnderChoices({ own, others }: UnderChoices, what: string): string {
  const { number } = own;
  if (number === null) return `The study’s own figure is not shown: ${what}`;
  const bounds = range(others.filter(({ kind }) => kind === "without prior attainment"));
  const moved = range(others.filter(({ kind }) => kind !== "without prior attainment"));
  const unit = own.ofSchools || number.unit === "fraction" ? "" : ` ${number.unit}`;
  const parts = [
    `${textOf(own, number)}${unit} as the study says`,
    ...(moved === null ? [] : [`${moved} under the other choices`]),
    ...(bounds === null ? [] : [`${bounds} under bounds for pupils without prior attainment`]),
  ];
  const aside = others.some((one) => one.number === null) ? ", as far as they are shown" : "";
  if (parts.length === 1) return `No other choice gives a figure that is shown: ${what}`;
  return `${capital(what)}: ${parts.join(", ")}${aside}`;
}

/** What differs between figures under the study's variants and figures under every choice. */
interface Wording {
  readonly id: string;
  readonly title: (under: UnderChoices, what: string) => string;
  /** The measure, as the caption begins. */
  readonly measure: (measure: string, isMean: boolean) => string;
  /** What follows the name of the scale. */
  readonly scale: string;
  readonly isGrouped: boolean;
}

const ofVariants: Wording = {
  id: "variants",
  title: titleUnderVariants,
  measure: (measure, isMean) => `${isMean ? "Mean" : "Gap in"} ${measureNoun(measure)}`,
  scale: ".",
  isGrouped: false,
};

const ofChoices: Wording = {
  id: "sensitivity",
  title: titleUnderChoices,
  measure: (measure) => capital(measureNoun(measure)),
  scale: " unless a row names another.",
  isGrouped: true,
};

/** The group of rows that a choice belongs to; null where the picture has none. */
function groupOf({ kind }: Choice, { isGrouped }: Wording): string | null {
  return kind === "own" || !isGrouped ? null : headings[kind];
}

function idOf({ own: { ownId } }: UnderChoices, { id }: Wording): string {
  return pictureId(id, ...ownId.split("/"));
}

/** The picture of a figure of grades. */
function gradedPictureOf(content: ReleasedContent, under: UnderChoices, wording: Wording): ChoicesPicture {
  const { study, rules } = content;
  const { own, others, otherUnits } = under;
  const what = figureWords(content, under);
  const { factor, unit } = gradedAxis(own.finding.figure);
  const all = [own, ...others];
  const invented = study.data === "invented" ? " Invented data." : "";
  return {
    what,
    otherUnits,
    panel: {
      id: idOf(under, wording),
      title: wording.title(under, what),
      caption: `${capital(what)}, under other choices. Bars are 95% intervals.${invented}`,
      unit,
      headings: { name: "Choice", ...gradedHeadings },
      rows: all.map((choice) =>
        gradedRow(choice.finding, rules, choice.name, groupOf(choice, wording), choice.kind === "own"),
      ),
      reference: own.number === null ? null : { value: factor * own.number.value, label: ownChoice },
      ends: null,
      beside: null,
      ...gradedHeld(
        all.map(({ finding }) => finding),
        content,
      ),
    },
  };
}

function pictureOf(content: ReleasedContent, under: UnderChoices, wording: Wording): ChoicesPicture {
  const { study } = content;
  const { own, others, otherUnits } = under;
  if (own.ofSchools) return gradedPictureOf(content, under, wording);
  const { figure } = own.finding;
  const { against, of } = figure;
  const what = figureWords(content, under);
  const all = [own, ...others];
  const number = all.find((choice) => choice.number !== null)?.number ?? null;
  const versus =
    against === null
      ? ""
      : `, compared with ${populationNoun(study, against.population)} in ${placeNoun(against.area.name)}`;
  const scale = number === null || number.scale === "" ? "" : ` On the scale ${number.scale}${wording.scale}`;
  const invented = study.data === "invented" ? " Invented data." : "";
  const isMean = isOfMeansAlone(figure);
  const isBehind = isGap(figure) && figure.unit === "outcome";
  const unit = number === null ? [] : [number.unit];
  return {
    what,
    otherUnits,
    panel: {
      id: idOf(under, wording),
      title: wording.title(under, what),
      caption: `${wording.measure(figure.measure, isMean)} of ${domainNoun(study, of)}${versus}, under other choices. Bars are 95% intervals.${scale}${invented}`,
      unit: isMean ? ["Mean", ...unit].join(", ") : capital([...unit, ...(isBehind ? ["behind"] : [])].join(" ")),
      headings: { name: "Choice" },
      rows: all.map((choice) =>
        rowOfFinding(choice.finding, choice.name, groupOf(choice, wording), choice.kind === "own"),
      ),
      reference: own.number === null ? null : { value: own.number.value, label: ownChoice },
      ends: isBehind && figure.with === null ? { low: "ahead", high: "behind" } : null,
      beside: null,
      ...held(
        all.map(({ finding }) => finding),
        study,
      ),
    },
  };
}

/** A picture for each figure that the study's variants are compared on. */
export function variantPictures(content: ReleasedContent): readonly ChoicesPicture[] {
  return figuresUnderVariants(content).map((under) => pictureOf(content, under, ofVariants));
}

/** A picture for each figure whose sensitivity the study asks for. */
export function sensitivityPictures(content: ReleasedContent): readonly ChoicesPicture[] {
  return figuresUnderChoices(content).map((under) => pictureOf(content, under, ofChoices));
}
