import { type Finding, isShown, type ShownNumber } from "../../release/finding.ts";
import type { ReleasedContent } from "../../release/released.ts";
import type { ChoiceKind } from "../../release/sensitivity-panel.ts";
import { isOfSchools } from "../words/words.ts";
import { type ColumnOf, columnsOf, textColumn } from "./column.ts";
import { asked, counts, figureOf, outcome, value, type WithCounts, worked } from "./finding-columns.ts";
import { releaseTable } from "./release-table.ts";

/** What the study's own figures are called beside those under other choices. */
export const ownChoice = "as the study says";

/** What a choice is about; `scale`: the same figure on another scale in the same unit; `own`: what the study says. */
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
  readonly kind: KindOfChoice;
  readonly name: string;
  /** What it changes; empty for the study's own. */
  readonly what: string;
}

/** A figure on a scale of another unit: nothing that could be set on the same axis. */
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

type Given = Omit<Choice, "number" | "ofSchools">;

function onScale(choice: Given, scale: string | null, ofSchools: boolean): Choice {
  const { finding } = choice;
  if (!isShown(finding)) return { ...choice, number: null, ofSchools };
  const number = finding.numbers.find((each) => each.scale === scale);
  if (number !== undefined) return { ...choice, finding: { ...finding, numbers: [number] }, number, ofSchools };
  const reason = `gives no number on the scale ${scale}`;
  return { ...choice, finding: { figure: finding.figure, status: "not_available", reason }, number: null, ofSchools };
}

/** The choices of a figure on the first scale of the first that is shown. */
function underChoices({ study }: ReleasedContent, own: Finding, others: readonly Given[]): UnderChoices {
  const scale = firstShown([own, ...others.map(({ finding }) => finding)])?.scale ?? null;
  const ofSchools = isOfSchools(study, own.figure.measure);
  return {
    own: onScale({ kind: "own", name: ownChoice, what: "", finding: own }, scale, ofSchools),
    others: others.map((one) => onScale(one, scale, ofSchools)),
    otherUnits: [],
  };
}

function firstShown(findings: readonly Finding[]): ShownNumber | null {
  return findings.filter(isShown)[0]?.numbers[0] ?? null;
}

/** The figures that the study's variants are compared on, under every variant. */
export function figuresUnderVariants(content: ReleasedContent): readonly UnderChoices[] {
  const changes = new Map(content.study.variants.map(({ name, changes }) => [name, changes.join("; ")]));
  return content.compared.map(({ own, variants }) =>
    underChoices(
      content,
      own,
      variants.map(({ name, finding }) => ({ kind: "variant", name, what: changes.get(name) ?? "", finding })),
    ),
  );
}

/** The figures whose sensitivity the study asks for, under every choice, their other scales among them. */
export function figuresUnderChoices(content: ReleasedContent): readonly UnderChoices[] {
  return content.sensitivity.map(({ own, alternatives }) => {
    const first = firstShown([own, ...alternatives.map(({ finding }) => finding)]);
    const titles = new Map((content.scales.get(own.figure.measure) ?? []).map(({ name, title }) => [name, title]));
    const numbers = isShown(own) ? own.numbers.filter(({ scale }) => scale !== first?.scale) : [];
    const under = underChoices(content, own, alternatives);
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

const nameOf = ({ name }: Choice) => name;

/** What both tables have of a figure under a choice. */
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

/** variants.csv: the study's own figures beside those of its variants, on one scale. */
export const variants = releaseTable<Choice>({
  file: "variants.csv",
  title: "the study's figures under other choices",
  rows: (content) =>
    content.compared.length === 0 ? null : figuresUnderVariants(content).flatMap(({ own, others }) => [own, ...others]),
  about: ({ finding }) => [finding],
  columns: [
    textColumn("variant", "kind", "The study's name for the variant; the study's own figure stands first", nameOf),
    ...columnsOf(figureOf, asked.figure),
    ...numbers,
  ],
});

/** tables/sensitivity.csv: figures under every other choice; rows of other units have a unit of their own. */
export const sensitivity = releaseTable<Choice>({
  file: "tables/sensitivity.csv",
  title: "figures under every other choice",
  rows: (content) =>
    content.sensitivity.length === 0
      ? null
      : figuresUnderChoices(content).flatMap(({ own, others, otherUnits }) => [
          own,
          ...others,
          ...otherUnits.map(({ number, title }) => onOtherScale(own, number, title)),
        ]),
  about: ({ finding }) => [finding],
  columns: [
    ...columnsOf(figureOf, asked.figure),
    textColumn("kind", "kind", "What the choice is about", ({ kind }) => kind),
    textColumn("choice", "kind", "The name of the choice; the study's own figure stands first", nameOf),
    textColumn("what", "note", "What the choice changes", ({ what }) => what),
    ...numbers,
  ],
});
