import { formatFixed } from "../../number/decimal.ts";
import type { ManifestFile, ResultFigure, Results } from "./read-release.ts";

export interface Run {
  readonly manifest: ManifestFile;
  readonly results: Results;
}

/** Inputs by what they are called: files of several years may have one name, and are then numbered. */
function inputsByName({ inputs }: ManifestFile): Map<string, ManifestFile["inputs"][number]> {
  const found = new Map<string, ManifestFile["inputs"][number]>();
  for (const input of inputs) {
    const name = `${input.entry} (${input.file})`;
    let unused = name;
    for (let number = 2; found.has(unused); number++) unused = `${name} number ${number}`;
    found.set(unused, input);
  }
  return found;
}

/** What differs in how two runs were made, in words; empty when nothing does. */
function reasonsOf(before: ManifestFile, after: ManifestFile): readonly string[] {
  const reasons: string[] = [];
  const say = (what: string, a: string, b: string) => {
    if (a !== b) reasons.push(`${what}: ${a} before, ${b} now`);
  };
  say("version", before.program, after.program);
  say("engine", before.engine, after.engine);
  say("rules", before.rules.name, after.rules.name);
  if (before.study.sha256 !== after.study.sha256) reasons.push(`study: ${after.study.file} has changed`);
  const earlier = inputsByName(before);
  for (const [name, input] of inputsByName(after)) {
    const old = earlier.get(name);
    earlier.delete(name);
    if (old === undefined) reasons.push(`input: ${name} is new`);
    else if (old.sha256 !== input.sha256) {
      const rows =
        old.rows_used === input.rows_used
          ? "the same number of rows used"
          : `${old.rows_used ?? "few"} rows used before, ${input.rows_used ?? "few"} now`;
      reasons.push(`input: ${name} has changed (${rows})`);
    }
  }
  for (const gone of earlier.keys()) reasons.push(`input: ${gone} is gone`);
  return reasons;
}

/** The first number of a figure with its error, or the number of one without error. */
function firstNumber(figure: ResultFigure) {
  if (figure.kind === "figure") return figure.numbers[0];
  if (figure.kind === "hidden") return undefined;
  if (figure.kind === "value") {
    const [number] = figure.numbers;
    return number === undefined ? undefined : { ...number, se: 0, lower: number.value, upper: number.value };
  }
  const { value, decimals } = figure;
  return { value, decimals, se: 0, lower: value, upper: value };
}

/** What drawing schools again gave, as text; empty where nothing was drawn. */
function drawnOf(figure: ResultFigure): string {
  return figure.kind === "figure" && figure.resampled !== undefined ? JSON.stringify(figure.resampled) : "";
}

/** How one figure moved, or null when it did not. */
function moved(before: ResultFigure | undefined, after: ResultFigure | undefined): string | null {
  if (before === undefined || after === undefined) return before === undefined ? "new" : "gone";
  const [a, b] = [firstNumber(before), firstNumber(after)];
  if (a === undefined || b === undefined)
    return before.status === after.status ? null : `${before.status} before, ${after.status} now`;
  const decimals = Math.max(a.decimals, b.decimals);
  const status = before.status === after.status ? "" : `; ${before.status} before, ${after.status} now`;
  if (a.value === b.value && a.se === b.se && a.lower === b.lower && a.upper === b.upper) {
    const drawn = drawnOf(before) === drawnOf(after) ? "" : "; what drawing schools again gives has changed";
    return `${status}${drawn}` === "" ? null : `${status}${drawn}`.slice(2);
  }
  const by = b.value - a.value;
  const errors = b.se > 0 ? `, ${formatFixed(by / b.se, 1)} standard errors` : "";
  return `${formatFixed(a.value, decimals)} before, ${formatFixed(b.value, decimals)} now (${by >= 0 ? "+" : ""}${formatFixed(by, decimals)}${errors})${status}`;
}

/** Everything that is said about figures together, by what it is about. */
function togetherOf({ comparisons, claims, areas }: Results["together"]): ReadonlyMap<string, string> {
  const p = (one: number | null) => (one === null ? "none" : String(one));
  return new Map([
    ...comparisons.map(
      ({ name, figure, p: alone, adjusted }) =>
        [`${name}: ${figure}`, `p ${p(alone)}, adjusted ${p(adjusted)}`] as const,
    ),
    ...claims.map(
      ({ name, verdict, p: one, on_side, asked }) =>
        [`claim ${name}`, `${verdict}, p ${p(one)}, ${on_side ?? "none"} of ${asked} pointing this way`] as const,
    ),
    ...areas.map(
      ({ name, figure, ...numbers }) =>
        [
          `${name}: ${figure}`,
          [
            `${numbers.together.lower} to ${numbers.together.upper}`,
            ...(numbers.shrunken === null
              ? []
              : [
                  `shrunken ${numbers.shrunken.value} (${numbers.shrunken.interval.lower} to ${numbers.shrunken.interval.upper})`,
                ]),
            ...(numbers.ranks === null ? [] : [`ranks ${numbers.ranks.best} to ${numbers.ranks.worst}`]),
          ].join(", "),
        ] as const,
    ),
  ]);
}

/** Lines for everything that differs between two lists, and how many entries they have together. */
function differences<Value>(
  old: ReadonlyMap<string, Value>,
  now: ReadonlyMap<string, Value>,
  how: (before: Value | undefined, after: Value | undefined) => string | null,
): { readonly lines: readonly string[]; readonly all: number } {
  const ids = [...new Set([...old.keys(), ...now.keys()])];
  const lines = ids.flatMap((id) => {
    const words = how(old.get(id), now.get(id));
    return words === null ? [] : [`  ${id}  ${words}`];
  });
  return { lines, all: ids.length };
}

/**
 * Which numbers moved between two runs, by how much, and what differs in how the runs were made: every figure of the
 * list, and what is said about figures together.
 */
export function compareRuns(before: Run, after: Run): readonly string[] {
  const byId = ({ results }: Run) => new Map(results.figures.map((figure) => [figure.figure, figure]));
  const figures = differences(byId(before), byId(after), moved);
  const together = differences(togetherOf(before.results.together), togetherOf(after.results.together), (a, b) =>
    a === b ? null : `${a ?? "not there"} before, ${b ?? "not there"} now`,
  );
  const reasons = reasonsOf(before.manifest, after.manifest);
  return [
    `${figures.lines.length} of ${figures.all} figures moved`,
    ...figures.lines,
    ...(together.all === 0
      ? []
      : [`${together.lines.length} of ${together.all} statements about figures together moved`, ...together.lines]),
    reasons.length === 0
      ? "the two runs were made from the same study, inputs, rules and version"
      : "what differs in how they were made:",
    ...reasons.map((reason) => `  ${reason}`),
  ];
}
