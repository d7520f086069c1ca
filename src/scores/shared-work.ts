import type { CountCells } from "../cells/cells.ts";
import type { Bands } from "./bands.ts";
import { checkCells } from "./check-cells.ts";
import type { Expectation } from "./expectation.ts";
import type { ExpectationRule } from "./method.ts";
import { residualSums } from "./points.ts";
import { type ResidualStage, residualStage } from "./residual-stage.ts";
import { type Rows, rowsOf } from "./rows.ts";
import { type ScoredPupils, scoredPupils } from "./scored-pupils.ts";
import { inside, type Selection } from "./selection.ts";
import type { Slots } from "./slots.ts";

interface KnownStage {
  readonly rule: ExpectationRule;
  readonly others: readonly Selection[];
  readonly stage: ResidualStage;
}

interface KnownPupils {
  readonly rows: Rows;
  readonly slots: Slots;
  readonly ranked: Uint8Array;
  readonly expected: Uint8Array | null;
  readonly pupils: ScoredPupils;
}

/**
 * What several transforms of the same cells have in common, worked out once: the cells of a selection, their rows, the
 * bands, expectations and residuals, the sums of residuals, and the pupils they come from.
 *
 * Selections and rules count as the same only if they are the same objects, as those of `transformsOf` are.
 */
export class SharedWork {
  readonly cells: CountCells;
  readonly #masks = new Map<Selection, Uint8Array>();
  readonly #rows = new Map<Selection, Rows>();
  readonly #stages: KnownStage[] = [];
  readonly #pupils: KnownPupils[] = [];
  readonly #sums = new Map<Expectation, Map<Rows, Float64Array>>();

  /** @throws RangeError for cells that later steps would count wrongly */
  constructor(cells: CountCells) {
    checkCells(cells);
    this.cells = cells;
  }

  inside(selection: Selection): Uint8Array {
    return known(this.#masks, selection, () => inside(this.cells, selection));
  }

  rows(scored: Selection): Rows {
    return known(this.#rows, scored, () => rowsOf(this.cells, this.inside(scored)));
  }

  stage(rule: ExpectationRule, others: readonly Selection[]): ResidualStage {
    const wanted = [...new Set(others)];
    const found = this.#stages.find((one) => sameRule(one.rule, rule) && sameMembers(one.others, wanted));
    if (found !== undefined) return found.stage;
    const stage = residualStage(
      this.cells,
      rule,
      wanted.map((selection) => this.inside(selection)),
    );
    this.#stages.push({ rule, others: wanted, stage });
    return stage;
  }

  pupils(rows: Rows, slots: Slots, ranked: Uint8Array, expected: Uint8Array | null): ScoredPupils {
    const found = this.#pupils.find(
      (one) => one.rows === rows && one.slots === slots && one.ranked === ranked && one.expected === expected,
    );
    if (found !== undefined) return found.pupils;
    const pupils = scoredPupils(this.cells, rows, slots, ranked, expected);
    this.#pupils.push({ rows, slots, ranked, expected, pupils });
    return pupils;
  }

  residualSums(rows: Rows, bands: Bands, expectation: Expectation): Float64Array {
    const ofRows = known(this.#sums, expectation, () => new Map<Rows, Float64Array>());
    return known(ofRows, rows, () => residualSums(this.cells, rows, bands, expectation));
  }
}

function known<Key, Value>(values: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = values.get(key);
  if (found !== undefined) return found;
  const made = make();
  values.set(key, made);
  return made;
}

function sameRule(a: ExpectationRule, b: ExpectationRule): boolean {
  return (
    a.bands === b.bands &&
    a.minimum === b.minimum &&
    a.expectation === b.expectation &&
    (a.reliability ?? 1) === (b.reliability ?? 1)
  );
}

function sameMembers(a: readonly Selection[], b: readonly Selection[]): boolean {
  return a.length === b.length && a.every((selection) => b.includes(selection));
}
