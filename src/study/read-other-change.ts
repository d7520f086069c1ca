import type { Problems } from "./problems.ts";
import type { Comparison } from "./statistic.ts";
import type { PlaceSpec } from "./study.ts";
import type { StudyPath } from "./study-path.ts";

interface RawSide {
  readonly of?: string | undefined;
  readonly in?: string | undefined;
  readonly year?: number | undefined;
}

/**
 * Reports what is wrong with `against`, whose change over years a change is set against: it names a group, an area or
 * both; `with` then names the other year and nothing else; and two changes differ by a difference.
 */
export function checkOtherChange(
  against: RawSide,
  { with: other, as }: { readonly with: RawSide; readonly as: readonly Comparison[] },
  places: PlaceSpec,
  at: StudyPath,
  problems: Problems,
): void {
  if (against.of === undefined && against.in === undefined)
    problems.add([...at, "against"], "against must name whose change it is: of or in");
  if (against.in !== undefined && places.schemes.has(against.in))
    problems.add([...at, "against", "in"], `against needs one area, not a whole scheme: ${against.in}`);
  if (other.year === undefined || other.of !== undefined || other.in !== undefined)
    problems.add(
      [...at, "with"],
      "with against, a change over years is compared, so with names a year and nothing else",
    );
  const wrong = as.find((one) => one !== "difference");
  if (wrong !== undefined)
    problems.add(
      [...at, "as"],
      `two changes are compared as a difference, because either may be about zero, not: ${wrong}`,
    );
}
