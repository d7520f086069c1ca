import type { DomainMean } from "../domain-mean.ts";

/** Pupils of a domain who have no score, by code of their school. */
export type UnseenPupils = ReadonlyMap<number, number>;

/**
 * The mean of a domain if all its pupils without a score had the same given score.
 *
 * With n pupils of mean u and m without a score, it is `(n u + m x) / (n + m)`. With x = 0 and x = 100 these are the
 * bounds of a mean of percentile ranks if nothing is assumed but the range of ranks. The score x and the ranks of the
 * other pupils are taken as they are; the pupils without a score were drawn with their schools.
 *
 * @param unseen pupils without a score by school code; codes may lie beyond those of the first stage
 * @param score x, in the unit of the mean
 * @throws RangeError when no pupil is without a score
 * @source Manski (1989), Anatomy of the selection problem, Journal of Human Resources 24: bounds of a mean of a bounded score
 * @example withUnseen(meanOf90Pupils, new Map([[3, 10]]), 100).mean // 90 pupils of mean 40: (90 x 40 + 10 x 100) / 100 = 46
 */
export function withUnseen(seen: DomainMean, unseen: UnseenPupils, score: number): DomainMean {
  const missing = [...unseen.values()].reduce((sum, count) => sum + count, 0);
  if (!(missing > 0)) throw new RangeError(`no pupils without a score: ${missing}`);
  const pupils = seen.pupils + missing;
  const mean = (seen.pupils * seen.mean + missing * score) / pupils;
  const at = new Map([...seen.school].map((school, index) => [school, index]));
  const school = [...new Set([...at.keys(), ...unseen.keys()])].sort((a, b) => a - b);
  const own = new Float64Array(school.length);
  const leverage = new Float64Array(school.length);
  for (const [index, code] of school.entries()) {
    const before = at.get(code);
    const inSchool = before === undefined ? 0 : (seen.leverage[before] ?? 0) * seen.pupils;
    const offMean = before === undefined ? 0 : (seen.own[before] ?? 0) * seen.pupils;
    const lost = unseen.get(code) ?? 0;
    own[index] = (offMean + (seen.mean - mean) * inSchool + (score - mean) * lost) / pupils;
    leverage[index] = (inSchool + lost) / pupils;
  }
  const largest = Float64Array.from(leverage).sort().reverse().slice(0, 3);
  return {
    mean,
    pupils,
    schools: leverage.reduce((count, share) => count + (share > 0 ? 1 : 0), 0),
    school: Int32Array.from(school),
    own,
    leverage,
    shared:
      seen.shared === null
        ? null
        : {
            influence: seen.shared.influence.map((influence) => (influence * seen.pupils) / pupils),
            leverage: seen.shared.leverage,
          },
    effectiveSchools: 1 / leverage.reduce((squares, share) => squares + share * share, 0),
    largestShares: [...largest].map((_, index) => largest.slice(0, index + 1).reduce((a, b) => a + b, 0)),
    rests: seen.rests,
  };
}
