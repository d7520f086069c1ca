import { type ScaleFacts, shippedScales } from "../effects/shipped-scales.ts";
import type { Problems } from "./problems.ts";
import type { RawMeasure } from "./raw-study.ts";
import type { FileSpec, KeyStage, Method, PupilMeasure } from "./study.ts";
import type { StudyPath } from "./study-path.ts";

/** What decides whether a measure can be shown in months. */
export interface MonthsQuestion {
  readonly name: string;
  readonly method: Method;
  readonly file: FileSpec;
  /** Whether the study says that its files hold all pupils of a nation. */
  readonly nation: boolean;
  /** What the study calls the whole of its data. */
  readonly whole: string | null;
  /** Names of scales that ship. */
  readonly scales: readonly string[];
}

type Months = Pick<PupilMeasure, "months" | "keyStage" | "nationalRanks" | "noMonths">;

/** The key stage of a measure: as the study says, or that of an extract. */
function keyStageOf(
  raw: RawMeasure,
  { layout, extract }: FileSpec,
  at: StudyPath,
  problems: Problems,
): KeyStage | null {
  const known = layout === "npd-ks4" || extract === "npd-ks4" ? 4 : null;
  if (known !== null && raw.key_stage !== undefined && raw.key_stage !== known)
    problems.add([...at, "key_stage"], `an extract of key stage ${known}: ${raw.key_stage}`);
  return raw.key_stage ?? known;
}

/** Why scores of a measure cannot be shown in months, in words that end a sentence; null where nothing stands against it. */
function whyNot(
  keyStage: KeyStage | null,
  { ranked = "all", nation: ofNation }: RawMeasure,
  { nation, whole, method }: MonthsQuestion,
): string | null {
  const given = method === "national rank" || ofNation !== undefined;
  const reasons = [
    ...(nation || given
      ? []
      : [
          `pupils are ranked among those of ${whole ?? "the file"}, and the study does not say that these are all pupils of a nation (coverage: nation)`,
        ]),
    ...(ranked === "all" || given
      ? []
      : [`pupils are ranked among ${ranked} alone, and not among all pupils of a nation`]),
    ...(keyStage === null ? ["the study does not say which key stage is measured (key_stage)"] : []),
  ];
  return reasons.length === 0 ? null : reasons.join("; ");
}

/**
 * Which scale a measure is shown on first, and why it has no months where it has none.
 *
 * Months were recovered from gaps between national ranks at one key stage. A measure has them where the study says that
 * its files hold all pupils of a nation and ranks all of them, or gives national ranks, and says which key stage it
 * measures; otherwise it is shown
 * in ranks, standard deviations and points.
 *
 * @example // key_stage: 4 in a study with coverage: nation -> { months: "epi-calibrated", keyStage: 4, nationalRanks: true, noMonths: null }
 */
export function readMonths(
  raw: RawMeasure,
  question: MonthsQuestion,
  at: StudyPath,
  problems: Problems,
  assumed: string[],
): Months {
  const { name, method, file, scales } = question;
  const keyStage = keyStageOf(raw, file, at, problems);
  if (raw.months !== undefined && !problems.known([...at, "months"], "scale", raw.months, scales))
    return { months: null, keyStage, nationalRanks: false, noMonths: null };
  const facts = shippedScales().filter((scale) => scales.includes(scale.name));
  const chosen = facts.find((scale) => scale.name === raw.months);
  const made = chosen?.madeFor ?? null;
  if (made !== null && keyStage !== null && made.keyStage !== keyStage) {
    const right = usualScale(facts, keyStage)?.name ?? "rank";
    problems.add(
      [...at, "months"],
      `a scale of key stage ${made.keyStage} for a measure of key stage ${keyStage} (write months: ${right}): ${chosen?.name}`,
    );
  }
  const against = whyNot(keyStage, raw, question);
  const nationalRanks = against === null;
  const neverInMonths = method === "published" || method === "threshold";
  if (neverInMonths) return { months: raw.months ?? null, keyStage, nationalRanks, noMonths: null };
  if (chosen !== undefined && (made === null || !fits(chosen, method)))
    return { months: chosen.name, keyStage, nationalRanks, noMonths: null };
  // Ranks are in months unless the study says otherwise; points and standard deviations are not.
  const noMonths = chosen !== undefined || isOfRanks(method) ? against : null;
  const usual = isOfRanks(method) && keyStage !== null ? (usualScale(facts, keyStage)?.name ?? null) : null;
  const months = nationalRanks ? (chosen?.name ?? usual) : null;
  if (chosen === undefined && months !== null) assumed.push(`measures.${name}.months: ${months}`);
  if (noMonths !== null) assumed.push(`measures.${name}.months: none: ${noMonths}`);
  return { months, keyStage, nationalRanks, noMonths };
}

/** Whether scores are percentile ranks, worked out or given. */
const isOfRanks = (method: Method) => method.startsWith("rank") || method === "national rank";

/** Whether a scale of months multiplies what a method gives; one that does not is refused where pupils are scored. */
function fits({ input }: ScaleFacts, method: Method): boolean {
  return input === "percentile-rank points" ? isOfRanks(method) : method === "standardised residual";
}

/** The scale of months for ranks at a key stage. */
function usualScale(facts: readonly ScaleFacts[], keyStage: KeyStage): ScaleFacts | undefined {
  return facts.find(({ madeFor, input }) => madeFor?.keyStage === keyStage && input === "percentile-rank points");
}
