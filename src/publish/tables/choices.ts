import { type ChoiceKind, type ChoicesOfFigure, foundChoices } from "../../release/choices.ts";
import type { ReleasedContent } from "../../release/content.ts";
import { type Finding, hidden, isShown, type ShownNumber } from "../../release/finding.ts";
import { isOfSchools } from "../words/words.ts";
import { type ColumnOf, textColumn } from "./column.ts";
import { asked, counts, outcome, value, type WithCounts, worked } from "./finding-columns.ts";
import { releaseTable } from "./release-table.ts";

/** What the study's own figures are called next to those under other choices. */
export const ownChoice = "as the study says";

/** What a choice is about; `scale`: the same figure on another scale in the same unit; `own`: the study as it is. */
export type KindOfChoice = ChoiceKind | "scale" | "own";

/** Kinds of other choices in the order in which they are shown. */
const order: readonly KindOfChoice[] = [
  "scale",
  "variant",
  "expectation",
  "ranked",
  "errors of prior attainment",
  "within bands",
  "without prior attainment",
  "cohort left out",
];

/** One figure under one choice, on the scale that all of its choices are shown on; without a number where it has none. */
export interface Choice extends WithCounts {
  readonly number: ShownNumber | null;
  readonly kind: KindOfChoice;
  readonly name: string;
  /** What it changes; empty for the study's own. */
  readonly what: string;
  /** The id of the study's own figure. */
  readonly ownId: string;
}

/** A figure on a scale of another unit, which cannot be drawn on the same axis. */
export interface OtherUnit {
  readonly number: ShownNumber;
  readonly title: string;
}

/** One figure under every choice. */
export interface UnderChoices {
  readonly own: Choice;
  readonly others: readonly Choice[];
  readonly otherUnits: readonly OtherUnit[];
}

type Given = Omit<Choice, "number" | "ofSchools" | "ownId">;

function onScale(given: Given, scale: string | null, own: Pick<Choice, "ofSchools" | "ownId">): Choice {
  const { finding } = given;
  const choice = { ...given, ...own };
  if (!isShown(finding)) return { ...choice, number: null };
  const number = finding.numbers.find((each) => each.scale === scale);
  if (number !== undefined) return { ...choice, finding: { ...finding, numbers: [number] }, number };
  const reason = `gives no number on the scale ${scale}`;
  return { ...choice, finding: hidden(finding.figure, "not_available", reason), number: null };
}

/** The choices of a figure on the first scale of the first that is shown. */
function underChoices({ study }: ReleasedContent, own: Finding, others: readonly Given[]): UnderChoices {
  const scale = firstShown([own, ...others.map(({ finding }) => finding)])?.scale ?? null;
  const beside = { ofSchools: isOfSchools(study, own.figure.measure), ownId: own.figure.id };
  return {
    own: onScale({ kind: "own", name: ownChoice, what: "", finding: own }, scale, beside),
    others: others.map((one) => onScale(one, scale, beside)),
    otherUnits: [],
  };
}

function firstShown(findings: readonly Finding[]): ShownNumber | null {
  return findings.filter(isShown)[0]?.numbers[0] ?? null;
}

/** The choices of a grouping with their findings, as rows have them. */
function givenChoices({ findings }: ReleasedContent, choices: ChoicesOfFigure) {
  const { own, others } = foundChoices(findings, choices);
  return { own, given: others.map(({ about: kind, name, what, finding }): Given => ({ kind, name, what, finding })) };
}

/** The figures that the study's variants are compared on, under every variant. */
export function figuresUnderVariants(content: ReleasedContent): readonly UnderChoices[] {
  return content.groupings.variants.map((one) => {
    const { own, given } = givenChoices(content, one);
    return underChoices(content, own, given);
  });
}

/** The figures whose sensitivity the study asks for, under every choice, their other scales among them. */
export function figuresUnderChoices(content: ReleasedContent): readonly UnderChoices[] {
  return content.groupings.sensitivity.map((one) => {
    const { own, given } = givenChoices(content, one);
    const first = firstShown([own, ...given.map(({ finding }) => finding)]);
    const titles = new Map((content.scales.get(own.figure.measure) ?? []).map(({ name, title }) => [name, title]));
    const numbers = isShown(own) ? own.numbers.filter(({ scale }) => scale !== first?.scale) : [];
    const under = underChoices(content, own, given);
    const onOtherScales = numbers
      .filter(({ unit }) => unit === first?.unit)
      .map((number) => onOtherScale(under.own, number, titles.get(number.scale) ?? ""));
    return {
      own: under.own,
      others: [...onOtherScales, ...under.others].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
      otherUnits: numbers
        .filter(({ unit }) => unit !== first?.unit)
        .map((number) => ({ number, title: titles.get(number.scale) ?? number.scale })),
    };
  });
}

/** The study's own figure with another of its numbers. */
function onOtherScale(own: Choice, number: ShownNumber, what: string): Choice {
  const finding = isShown(own.finding) ? { ...own.finding, numbers: [number] } : own.finding;
  return { ...own, kind: "scale", name: number.scale, what, finding, number };
}

/** Whether a figure is the same under another choice, to the digits shown. */
export function isSameAs(a: ShownNumber | null, b: ShownNumber | null): boolean {
  return a !== null && b !== null && a.value === b.value && a.lower === b.lower && a.upper === b.upper;
}

/**
 * Variants under which every figure that they are compared on is the same, to the digits shown: they change nothing
 * that a reader can see.
 */
export function idleVariants(content: ReleasedContent): readonly string[] {
  const compared = figuresUnderVariants(content);
  const names = [...new Set(compared.flatMap(({ others }) => others.map(({ name }) => name)))];
  return names.filter((name) =>
    compared.every(({ own, others }) =>
      others
        .filter((other) => other.name === name)
        .every((other) => (own.number === null && other.number === null) || isSameAs(own.number, other.number)),
    ),
  );
}

const nameOf = ({ name }: Choice) => name;

/** The study's own figure, whatever choice the row is under. */
const ownFigure = { ...asked.figure, cell: ({ ownId }: Choice) => ownId };

/** The columns for a figure under a choice that both tables have. */
const numbers: readonly ColumnOf<Choice>[] = [
  value.unit,
  worked.scale,
  value.estimate,
  value.se,
  worked.seKind,
  worked.df,
  value.lower,
  value.upper,
  counts.pupils,
  counts.schools,
  outcome.status,
  outcome.note,
];

/** variants.csv: the study's own figures and those of its variants, on one scale. */
export const variants = releaseTable<Choice>({
  file: "variants.csv",
  title: "the study's figures under other choices",
  rows: (content) =>
    content.groupings.variants.length === 0
      ? null
      : figuresUnderVariants(content).flatMap(({ own, others }) => [own, ...others]),
  about: ({ finding }) => [finding],
  columns: [
    textColumn("variant", "kind", "The study's name for the variant; the study's own figure is listed first", nameOf),
    ownFigure,
    ...numbers,
  ],
});

/** tables/sensitivity.csv: figures under every other choice; rows of other units have a unit of their own. */
export const sensitivity = releaseTable<Choice>({
  file: "tables/sensitivity.csv",
  title: "figures under every other choice",
  rows: (content) =>
    content.groupings.sensitivity.length === 0
      ? null
      : figuresUnderChoices(content).flatMap(({ own, others, otherUnits }) => [
          own,
          ...others,
          ...otherUnits.map(({ number, title }) => onOtherScale(own, number, title)),
        ]),
  about: ({ finding }) => [finding],
  columns: [
    ownFigure,
    textColumn("kind", "kind", "What the choice is about", ({ kind }) => kind),
    textColumn("choice", "kind", "The name of the choice; the study's own figure is listed first", nameOf),
    textColumn("what", "note", "What the choice changes", ({ what }) => what),
    ...numbers,
  ],
});
