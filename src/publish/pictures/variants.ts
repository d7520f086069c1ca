import type { ComparedFigure } from "../../release/compared-figure.ts";
import { type Finding, isShown, type ShownNumber } from "../../release/finding.ts";
import type { ReleasedContent } from "../../release/released.ts";
import { gradedFigureNoun } from "../words/graded-figure-noun.ts";
import {
  capital,
  domainNoun,
  isOfSchools,
  listed,
  measureNoun,
  ofMeasure,
  placeNoun,
  populationNoun,
} from "../words/words.ts";
import { gradedAxis, gradedHeadings, gradedRow } from "./graded-row.ts";
import { type Panel, rowOfFinding } from "./panels.ts";

/** What the study's own figures are called beside those of its variants. */
export const ownChoice = "as the study says";

/** What one choice gives for a figure, on the scale that all choices are compared on. */
export interface Choice {
  readonly name: string;
  readonly finding: Finding;
  /** Null where it is not shown. */
  readonly number: ShownNumber | null;
}

/** A choice on one scale; one that gives no number on it has none that can be compared. */
function onScale(name: string, finding: Finding, scale: string | null): Choice {
  if (!isShown(finding)) return { name, finding, number: null };
  const number = finding.numbers.find((each) => each.scale === scale);
  if (number !== undefined) return { name, finding: { ...finding, numbers: [number] }, number };
  const { figure } = finding;
  return {
    name,
    finding: { figure, status: "not_available", reason: `gives no number on the scale ${scale}` },
    number: null,
  };
}

/** The choices of a figure, the study's own first, on the first scale of the first that is shown. */
export function choicesOf({ own, variants }: ComparedFigure): readonly [own: Choice, ...others: Choice[]] {
  const all = [own, ...variants.map(({ finding }) => finding)];
  const scale = all.filter(isShown)[0]?.numbers[0]?.scale ?? null;
  return [onScale(ownChoice, own, scale), ...variants.map(({ name, finding }) => onScale(name, finding, scale))];
}

const isSameAs = (a: ShownNumber, b: ShownNumber) => a.value === b.value && a.lower === b.lower && a.upper === b.upper;

/**
 * Variants under which every figure that they are compared on is the same, to the digits shown: they change nothing that a
 * reader could see.
 */
export function idleVariants({ compared }: ReleasedContent): readonly string[] {
  const names = [...new Set(compared.flatMap(({ variants }) => variants.map(({ name }) => name)))];
  return names.filter((name) =>
    compared.every((one) => {
      const [own, ...others] = choicesOf(one);
      const other = others.find((choice) => choice.name === name);
      if (other === undefined || (own.number === null && other.number === null)) return true;
      return own.number !== null && other.number !== null && isSameAs(other.number, own.number);
    }),
  );
}

function titleOf([own, ...others]: readonly [Choice, ...Choice[]], what: string): string {
  const { number } = own;
  if (number === null) return `The study’s own figure is not shown: ${what}`;
  const shown = others.flatMap((other) =>
    other.number === null ? [] : [{ name: other.name, value: other.number.value }],
  );
  if (shown.length === 0) return `No other choice gives a figure that is shown: ${what}`;
  const same = others.every((other) => other.number !== null && isSameAs(other.number, number));
  if (same)
    return others.length === 1
      ? `“${others[0]?.name}” gives the same figure, to the digits shown: ${what}`
      : `All other choices give the same figure, to the digits shown: ${what}`;
  const outside = shown.filter(({ value }) => value < number.lower || value > number.upper);
  const aside = shown.length < others.length ? ", as far as they are shown" : "";
  if (outside.length === 0)
    return others.length === 1
      ? `The estimate under “${others[0]?.name}” lies within the study’s own interval: ${what}`
      : `The estimates under all other choices lie within the study’s own interval${aside}: ${what}`;
  const names = listed(outside.map(({ name }) => `“${name}”`));
  const lie = outside.length === 1 ? ["estimate", "lies"] : ["estimates", "lie"];
  return `The ${lie[0]} under ${names} ${lie[1]} outside the study’s own interval${aside}: ${what}`;
}

/** The picture of one figure of grades under every choice. */
function gradedPanelOf({ study, rules }: ReleasedContent, compared: ComparedFigure): Panel {
  const choices = choicesOf(compared);
  const { figure } = compared.own;
  const { factor, unit } = gradedAxis(figure);
  const what = gradedFigureNoun(figure, study);
  const own = choices[0].number;
  const invented = study.data === "invented" ? " Invented data." : "";
  return {
    id: `variants-${figure.id.replace(/[^a-z0-9]+/g, "-")}`,
    title: titleOf(choices, what),
    caption: `${capital(what)}, under other choices. Bars are 95% intervals.${invented}`,
    unit,
    rows: choices.map(({ name, finding }) => gradedRow(finding, rules, name, null, name === ownChoice)),
    beside: null,
    reference: own === null ? null : { value: factor * own.value, label: ownChoice },
    ends: null,
    counts: gradedHeadings,
  };
}

/** The picture of one figure under every choice. */
function panelOf(content: ReleasedContent, compared: ComparedFigure): Panel {
  const { study } = content;
  const choices = choicesOf(compared);
  const { figure } = compared.own;
  const number = choices.find((choice) => choice.number !== null)?.number ?? null;
  if (isOfSchools(study, figure.measure)) return gradedPanelOf(content, compared);
  const what = ofMeasure(
    study,
    figure.measure,
    `${figure.base === "mean" ? "mean" : "gap"} of ${domainNoun(study, figure.of)}`,
  );
  const versus =
    figure.against === null
      ? ""
      : `, set against ${populationNoun(study, figure.against.population)} in ${placeNoun(figure.against.area.name)}`;
  const scale = number === null || number.scale === "" ? "" : ` On the scale ${number.scale}.`;
  const invented = study.data === "invented" ? " Invented data." : "";
  const own = choices[0].number;
  return {
    id: `variants-${figure.id.replace(/[^a-z0-9]+/g, "-")}`,
    title: titleOf(choices, what),
    caption: `${capital(figure.base === "mean" ? "mean" : "gap in")} ${measureNoun(figure.measure)} of ${domainNoun(study, figure.of)}${versus}, under other choices. Bars are 95% intervals.${scale}${invented}`,
    unit:
      number === null
        ? figure.base === "mean"
          ? "Mean"
          : "Behind"
        : figure.base === "mean"
          ? `Mean, ${number.unit}`
          : `${capital(number.unit)} behind`,
    rows: choices.map(({ name, finding }) => rowOfFinding(finding, name, null, name === ownChoice)),
    beside: null,
    reference: own === null ? null : { value: own.value, label: ownChoice },
    ends: figure.base === "mean" ? null : { low: "ahead", high: "behind" },
  };
}

/** A picture for each figure that the study's variants are compared on. */
export function variantPanels(content: ReleasedContent): readonly Panel[] {
  return content.compared.map((compared) => panelOf(content, compared));
}
