import type { Areas } from "../../cells/areas.ts";
import type { CountCells } from "../../cells/cells.ts";
import type { Estimated } from "../../estimates/estimate.ts";
import type { Transformed } from "../../estimates/on-transforms.ts";
import type { Alternative } from "../../estimates/sensitivity/alternative.ts";
import type { Figure } from "../../figures/figure.ts";
import type { Moments } from "../../scores/moments.ts";
import type { Selection } from "../../scores/selection.ts";
import type { ScoreInput, TransformQuestion } from "../../scores/transforms.ts";
import type { Study } from "../../study/study.ts";
/** A measure as it was scored, with what it takes to score it under other choices. */
export interface ScoredMeasure {
  readonly study: Study;
  readonly cells: CountCells;
  readonly areas: Areas;
  readonly question: TransformQuestion;
  readonly population: (name: string) => Selection;
  /** The measure's first transform. */
  readonly first: Transformed & { readonly input: ScoreInput; readonly moments: Moments };
}

/** A choice, and what it makes of a figure. */
export interface Choice {
  readonly alternative: Omit<Alternative, "estimated">;
  /** Made when its turn comes and dropped after it: cells are scored again for one choice at a time. */
  readonly estimator: () => (figure: Figure) => Estimated;
}
