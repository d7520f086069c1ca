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

/** What differs in the making of two runs, in words; empty when nothing does. */
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

function firstNumber(figure: ResultFigure) {
  return "reason" in figure ? undefined : figure.numbers[0];
}

/** How one figure moved, or null when it did not. */
function moved(before: ResultFigure | undefined, after: ResultFigure | undefined): string | null {
  if (before === undefined || after === undefined) return before === undefined ? "new" : "gone";
  const [a, b] = [firstNumber(before), firstNumber(after)];
  if (a === undefined || b === undefined)
    return before.status === after.status ? null : `${before.status} before, ${after.status} now`;
  const decimals = Math.max(a.decimals, b.decimals);
  const status = before.status === after.status ? "" : `; ${before.status} before, ${after.status} now`;
  if (a.value === b.value && a.se === b.se && a.lower === b.lower && a.upper === b.upper)
    return status === "" ? null : status.slice(2);
  const by = b.value - a.value;
  const errors = b.se > 0 ? `, ${formatFixed(by / b.se, 1)} standard errors` : "";
  return `${formatFixed(a.value, decimals)} before, ${formatFixed(b.value, decimals)} now (${by >= 0 ? "+" : ""}${formatFixed(by, decimals)}${errors})${status}`;
}

/** Which figures moved between two runs, by how much, and what differs in their making. */
export function compareRuns(before: Run, after: Run): readonly string[] {
  const old = new Map(before.results.figures.map((figure) => [figure.figure, figure]));
  const now = new Map(after.results.figures.map((figure) => [figure.figure, figure]));
  const ids = [...new Set([...old.keys(), ...now.keys()])];
  const lines = ids.flatMap((id) => {
    const how = moved(old.get(id), now.get(id));
    return how === null ? [] : [`  ${id}  ${how}`];
  });
  const reasons = reasonsOf(before.manifest, after.manifest);
  return [
    `${lines.length} of ${ids.length} figures moved`,
    ...lines,
    reasons.length === 0
      ? "the two runs were made from the same study, inputs, rules and version"
      : "what differs in their making:",
    ...reasons.map((reason) => `  ${reason}`),
  ];
}
