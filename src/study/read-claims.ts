import type { Claim, EveryKind } from "./claim.ts";
import type { Problems } from "./problems.ts";
import type { RawClaim } from "./raw-study.ts";
import { AskReader, type Known } from "./read-ask.ts";
import { readLeadershipComparison } from "./read-leadership.ts";
import { shownStatistics, statisticSpec } from "./statistic.ts";
import type { StudyPath } from "./study-path.ts";

/** What a claim can be about. */
const claimed = [...shownStatistics, "leadership"] as const;

/** Of which kinds a claim names several; a scheme means all its areas. */
function severalOf({ request }: Claim, { places }: Known): readonly EveryKind[] {
  const areas = request.in.length > 1 || request.in.some((name) => places.schemes.has(name));
  return [
    ...(request.kind !== "leadership" && request.years.length > 1 ? ["year" as const] : []),
    ...(areas ? ["area" as const] : []),
    ...(request.of.length > 1 ? ["group" as const] : []),
  ];
}

/** A claim about grades compares a share with the same share elsewhere, at another date, or among other schools. */
function ofGrades(raw: RawClaim, known: Known, at: StudyPath, problems: Problems): Claim["request"] | null {
  if (raw.with === undefined) {
    problems.add(at, `a claim of ${raw.says} needs something to compare with: with: { of, in, year }`, true);
    return null;
  }
  return readLeadershipComparison({ ...raw, with: raw.with, as: "difference" }, known, problems, at);
}

function requestOf(
  raw: RawClaim,
  reader: AskReader,
  known: Known,
  at: StudyPath,
  problems: Problems,
): Claim["request"] | null {
  const [statistic, ...more] = claimed.filter((one) => raw[one] !== undefined);
  if (statistic === undefined || more.length > 0) {
    problems.add(at, `a claim needs one of: ${claimed.join(", ")}`);
    return null;
  }
  const alone = raw.says === "behind" || raw.says === "ahead";
  if (alone && raw.with !== undefined) {
    problems.add(
      [...at, "with"],
      `a claim of ${raw.says} compares with nothing: write says: larger or smaller, or leave out with`,
    );
    return null;
  }
  if (raw.against !== undefined && raw.with === undefined) {
    problems.add([...at, "against"], "a claim about two changes needs the other year: with: { year }", true);
    return null;
  }
  if (alone && statisticSpec(statistic)?.reads !== "gap") {
    problems.add([...at, "says"], `only a gap can be behind or ahead, not: ${statistic}`);
    return null;
  }
  if (statistic === "leadership") return ofGrades(raw, known, at, problems);
  if (raw.measure !== undefined)
    problems.add([...at, "measure"], `the measure stands after the statistic (${statistic}: ${raw.measure})`, true);
  if (!alone && raw.with === undefined) {
    problems.add(at, `a claim of ${raw.says} needs something to compare with: with: { of, in, year }`, true);
    return null;
  }
  const request =
    raw.with === undefined
      ? reader.show(statistic, { ...raw, measure: raw[statistic] }, at)
      : reader.compare({ ...raw, with: raw.with, as: "difference" }, at);
  return request === null || request.kind === "leadership" ? null : request;
}

/**
 * The claims of a study, in its order. Each must say whether it is about every year, area or group: two years without
 * `every: year` could mean either of them.
 */
export function readClaims(raw: readonly RawClaim[], known: Known, problems: Problems): readonly Claim[] {
  const reader = new AskReader(known, problems);
  const claims: Claim[] = [];
  for (const [index, entry] of raw.entries()) {
    const path: StudyPath = ["claims", index];
    const name = entry.name ?? `claim ${index + 1}`;
    if (claims.some((other) => other.name === name))
      problems.add([...path, "name"], `two claims with the same name: ${name}`);
    const request = requestOf(entry, reader, known, path, problems);
    if (request === null) continue;
    const { every = [] } = entry;
    const claim: Claim = { name, says: entry.says, every: typeof every === "string" ? [every] : every, request, path };
    const several = severalOf(claim, known);
    const unsaid = several.find((kind) => !claim.every.includes(kind));
    if (unsaid !== undefined) problems.add(path, `a claim about several ${unsaid}s needs: every: ${unsaid}`, true);
    const single = claim.every.find((kind) => !several.includes(kind));
    if (single !== undefined)
      problems.add([...path, "every"], `a claim about one ${single} cannot have every: ${single}`);
    claims.push(claim);
  }
  return claims;
}
