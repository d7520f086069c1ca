import type { IntervalRow } from "../../charts/interval-row.ts";
import { type Finding, isShown, type ShownNumber } from "../../release/finding.ts";
import type { ReleasedContent } from "../../release/released.ts";
import type { ChoiceKind, SensitivityPanel } from "../../release/sensitivity-panel.ts";
import { gradedFigureNoun } from "../words/graded-figure-noun.ts";
import { percentText } from "../words/leadership-words.ts";
import { readable } from "../words/readable.ts";
import { capital, domainNoun, isOfSchools, measureNoun, ofMeasure, placeNoun, populationNoun } from "../words/words.ts";
import { gradedAxis, gradedHeadings, gradedRow } from "./graded-row.ts";
import { type Panel, rowOfFinding } from "./panels.ts";
import { ownChoice } from "./variants.ts";

/** Kinds of choices in the order in which they are shown, as headings. */
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
const order = Object.keys(headings);

/** One figure under one choice, on the unit that all of its choices are shown in. */
export interface PanelChoice {
  readonly kind: ChoiceKind | "scale" | "own";
  readonly name: string;
  readonly what: string;
  readonly finding: Finding;
  /** Null where it is not shown in that unit. */
  readonly number: ShownNumber | null;
}

/** A figure on a scale of another unit: nothing that could be set on the same axis. */
export interface OtherUnit {
  readonly number: ShownNumber;
  readonly title: string;
}

/** All choices of one figure, the study's own first. */
export interface FigureUnderChoices {
  readonly own: PanelChoice;
  readonly others: readonly PanelChoice[];
  readonly otherUnits: readonly OtherUnit[];
}

function onScale(choice: Omit<PanelChoice, "number">, scale: string | null): PanelChoice {
  const { finding } = choice;
  if (!isShown(finding)) return { ...choice, number: null };
  const number = finding.numbers.find((each) => each.scale === scale);
  if (number !== undefined) return { ...choice, finding: { ...finding, numbers: [number] }, number };
  const reason = `gives no number on the scale ${scale}`;
  return { ...choice, finding: { figure: finding.figure, status: "not_available", reason }, number: null };
}

/** The choices of a figure on its first scale, its other scales in the same unit among them. */
export function underChoices(content: ReleasedContent, { own, alternatives }: SensitivityPanel): FigureUnderChoices {
  const first = [own, ...alternatives.map(({ finding }) => finding)].filter(isShown)[0]?.numbers[0] ?? null;
  const scale = first?.scale ?? null;
  const titles = new Map((content.scales.get(own.figure.measure) ?? []).map((one) => [one.name, one.title] as const));
  const numbers = isShown(own) ? own.numbers.filter((number) => number.scale !== scale) : [];
  const scales = numbers
    .filter(({ unit }) => unit === first?.unit)
    .map((number): PanelChoice => {
      const finding = isShown(own) ? { ...own, numbers: [number] } : own;
      return { kind: "scale", name: number.scale, what: titles.get(number.scale) ?? "", finding, number };
    });
  const others = [...scales, ...alternatives.map((one) => onScale(one, scale))];
  return {
    own: onScale({ kind: "own", name: ownChoice, what: "", finding: own }, scale),
    others: others.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
    otherUnits: numbers
      .filter(({ unit }) => unit !== first?.unit)
      .map((number) => ({ number, title: titles.get(number.scale) ?? number.scale })),
  };
}

/** Lowest and highest estimate of some choices, in words; null where none is shown. */
function range(choices: readonly PanelChoice[]): string | null {
  const shown = choices.flatMap(({ number }) => (number === null ? [] : [number]));
  const sorted = [...shown].sort((a, b) => a.value - b.value);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined) return null;
  const [from, to] = [readable(low.value, low), readable(high.value, high)];
  return from === to ? from : `from ${from} to ${to}`;
}

function titleOf({ own, others }: FigureUnderChoices, what: string): string {
  const { number } = own;
  if (number === null) return `The study’s own figure is not shown: ${what}`;
  const bounds = range(others.filter(({ kind }) => kind === "without prior attainment"));
  const moved = range(others.filter(({ kind }) => kind !== "without prior attainment"));
  const unit = number.unit === "fraction" ? "" : ` ${number.unit}`;
  const parts = [
    `${readable(number.value, number)}${unit} as the study says`,
    ...(moved === null ? [] : [`${moved} under the other choices`]),
    ...(bounds === null ? [] : [`${bounds} under bounds for pupils without prior attainment`]),
  ];
  const aside = others.some((one) => one.number === null) ? ", as far as they are shown" : "";
  if (parts.length === 1) return `No other choice gives a figure that is shown: ${what}`;
  return `${capital(what)}: ${parts.join(", ")}${aside}`;
}

/** What a figure is, in words: "gap of disadvantaged pupils in England, 2015". */
export function figureWords({ study }: ReleasedContent, { own: { figure } }: SensitivityPanel): string {
  if (isOfSchools(study, figure.measure)) return gradedFigureNoun(figure, study);
  const base = figure.base === "mean" ? "mean" : figure.base === "from_average" ? "distance from the average" : "gap";
  const versus = figure.with === null ? "" : `, ${figure.statistic} with ${domainNoun(study, figure.with)}`;
  return ofMeasure(study, figure.measure, `${base} of ${domainNoun(study, figure.of)}${versus}`);
}

/** The picture of one figure of grades under every choice. */
function gradedPanelOf(content: ReleasedContent, panel: SensitivityPanel, under: FigureUnderChoices): Panel {
  const { study, rules } = content;
  const { figure } = panel.own;
  const { number, finding: own } = under.own;
  const { factor, unit } = gradedAxis(figure);
  const what = figureWords(content, panel);
  const rows = under.others.map(({ kind, name, finding }) =>
    gradedRow(finding, rules, name, kind === "own" ? null : headings[kind], false),
  );
  return {
    id: `sensitivity-${figure.id.replace(/[^a-z0-9]+/g, "-")}`,
    title: gradedTitle(under, what),
    caption: `${capital(what)}, under other choices. Bars are 95% intervals.${study.data === "invented" ? " Invented data." : ""}`,
    unit,
    rows: [gradedRow(own, rules, ownChoice, null, true), ...rows],
    reference: number === null ? null : { value: factor * number.value, label: ownChoice },
    ends: null,
    beside: null,
    counts: gradedHeadings,
  };
}

/** How far a figure of grades moves: shares in per cent. */
function gradedTitle({ own, others }: FigureUnderChoices, what: string): string {
  const { number } = own;
  if (number === null) return `The study’s own figure is not shown: ${what}`;
  const text = (one: ShownNumber) =>
    own.finding.figure.statistic === "ratio" ? readable(one.value, one) : percentText(one.value, one);
  const shown = others.flatMap((other) => other.number ?? []).sort((a, b) => a.value - b.value);
  const [low, high] = [shown[0], shown.at(-1)];
  if (low === undefined || high === undefined) return `No other choice gives a figure that is shown: ${what}`;
  const moved = text(low) === text(high) ? text(low) : `from ${text(low)} to ${text(high)}`;
  const aside = shown.length < others.length ? ", as far as they are shown" : "";
  return `${capital(what)}: ${text(number)} as the study says, ${moved} under the other choices${aside}`;
}

/** The picture of one figure under every choice. */
export function sensitivityPanelOf(content: ReleasedContent, panel: SensitivityPanel): Panel {
  const { study } = content;
  const under = underChoices(content, panel);
  const { figure } = panel.own;
  const { number } = under.own;
  if (isOfSchools(study, figure.measure)) return gradedPanelOf(content, panel, under);
  const versus =
    figure.against === null
      ? ""
      : `, set against ${populationNoun(study, figure.against.population)} in ${placeNoun(figure.against.area.name)}`;
  const invented = study.data === "invented" ? " Invented data." : "";
  const behind = figure.base !== "mean" && figure.unit === "outcome";
  const unit = number?.unit ?? "";
  const rows = under.others.map(
    ({ kind, name, finding }): IntervalRow =>
      rowOfFinding(finding, name, kind === "own" ? null : headings[kind], false),
  );
  return {
    id: `sensitivity-${figure.id.replace(/[^a-z0-9]+/g, "-")}`,
    title: titleOf(under, figureWords(content, panel)),
    caption: `${capital(measureNoun(figure.measure))} of ${domainNoun(study, figure.of)}${versus}, under other choices. Bars are 95% intervals.${number === null || number.scale === "" ? "" : ` On the scale ${number.scale}, but where a row names another.`}${invented}`,
    unit: behind ? `${capital(unit)} behind` : capital(unit),
    rows: [rowOfFinding(under.own.finding, ownChoice, null, true), ...rows],
    reference: number === null ? null : { value: number.value, label: ownChoice },
    ends: behind && figure.with === null ? { low: "ahead", high: "behind" } : null,
    beside: null,
  };
}

/** A picture for each figure whose sensitivity the study asks for. */
export function sensitivityPanels(content: ReleasedContent): readonly Panel[] {
  return content.sensitivity.map((panel) => sensitivityPanelOf(content, panel));
}
