/** A step of numbers of schools, from the first number to the last; the last step has no end. */
export interface SizeStep {
  readonly from: number;
  /** As words: "8 to 14". */
  readonly words: string;
}

const stepsFrom = (starts: readonly number[]): readonly SizeStep[] =>
  starts.map((from, at) => {
    const next = starts[at + 1];
    return { from, words: next === undefined ? `${from} and more` : `${from} to ${next - 1}` };
  });

/** Numbers of schools of the smallest mean of a figure. The trial has areas of 4, 6, 10, 20, 60, 500 and more schools. */
export const stepsOfSchools = stepsFrom([2, 5, 8, 15, 40, 100, 1000]);

/** Numbers of schools of the whole. The trial has nations of 10, 20, 50, 150 and 3,400 schools. */
export const stepsOfNations = stepsFrom([5, 15, 35, 100, 1000]);

/**
 * The step that a number of schools belongs to; null where it is below all steps.
 *
 * @example stepOf(stepsOfSchools, 12)?.words // "8 to 14"
 */
export function stepOf(steps: readonly SizeStep[], schools: number): SizeStep | null {
  return steps.findLast(({ from }) => schools >= from) ?? null;
}

/**
 * The step as words, with "under 5" below all steps.
 *
 * @example stepWords(stepsOfNations, 3) // "under 5"
 */
export function stepWords(steps: readonly SizeStep[], schools: number): string {
  return stepOf(steps, schools)?.words ?? `under ${steps[0]?.from ?? 0}`;
}
