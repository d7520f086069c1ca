import type { Draws } from "./draws.ts";
import type { Candidates, Marks } from "./marks.ts";
import { HIGHEST_POINTS } from "./points.ts";

const ROUNDS = 60;

/**
 * Brings each cell's mean rank within `tolerance` of its target by moving single pupils one point up or down.
 *
 * The difference of a cell is made up pupil by pupil, from those whose rank would change by no more than is still
 * missing; small changes are found in the tails, where one point moves a pupil past few others. Ranks are worked out again
 * after each round. If it cannot be done (very few pupils) it stops after some rounds: the caller must check the result.
 */
export function settle(
  draws: Draws,
  marks: Marks,
  candidates: Candidates,
  target: Float64Array,
  tolerance: number,
): void {
  const members = membersByCell(candidates);
  for (let round = 0; round < ROUNDS; round++) {
    const mean = marks.meanRanks();
    let settled = true;
    members.forEach((pupils, cell) => {
      const miss = (target[cell] ?? 0) - (mean[cell] ?? 0);
      if (pupils.length === 0 || Math.abs(miss) <= tolerance) return;
      settled = false;
      payOut(draws, marks, pupils, miss * pupils.length, (tolerance / 4) * pupils.length);
    });
    if (settled) return;
    marks.table.update();
  }
}

function payOut(draws: Draws, marks: Marks, pupils: Uint32Array, lacking: number, enough: number): void {
  const { rank } = marks.table;
  const direction = lacking > 0 ? 1 : -1;
  const stride = coprimeStride(pupils.length);
  let index = draws.below(pupils.length);
  let rest = Math.abs(lacking);
  for (let visited = 0; visited < pupils.length && rest > enough; visited++) {
    index = (index + stride) % pupils.length;
    const pupil = pupils[index] ?? 0;
    const mark = (marks.ks4[pupil] ?? 0) + direction;
    if (mark < 0 || mark > HIGHEST_POINTS) continue;
    const position = marks.position(pupil);
    const gain = Math.abs((rank[position + direction] ?? 0) - (rank[position] ?? 0));
    if (gain === 0 || gain > rest) continue;
    marks.step(pupil, direction);
    rest -= gain;
  }
}

function membersByCell({ cell, pupilsOfCell }: Candidates): readonly Uint32Array[] {
  const members = Array.from(pupilsOfCell, (count) => new Uint32Array(count));
  const filled = new Int32Array(members.length);
  for (let pupil = 0; pupil < cell.length; pupil++) {
    const code = cell[pupil] ?? 0;
    const at = filled[code] ?? 0;
    filled[code] = at + 1;
    const list = members[code];
    if (list !== undefined) list[at] = pupil;
  }
  return members;
}

/** A step through a list of this length that visits all of it and skips from school to school. */
function coprimeStride(length: number): number {
  let stride = Math.max(1, Math.floor(length * 0.618));
  while (greatestCommonDivisor(stride, length) > 1) stride++;
  return stride;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
