import type { AreaFamily } from "../../../src/estimates/families/area-family.ts";
import { areasSideBySide } from "../../../src/estimates/families/areas-side-by-side.ts";
import type { Outcome } from "./outcome.ts";

/** Families by name; all of them would take long. */
const wanted = /^(progress|reached)\/(gap|in-area-gap|mean)\/disadvantaged\/area\/2015$/;

type TruthOf = (key: string) => number | undefined;

/** Ranks that an area could truly have, from the largest: areas alike share theirs. */
function trueRanks(own: number, all: readonly number[]): { readonly best: number; readonly worst: number } {
  const alike = 1e-9;
  return {
    best: 1 + all.filter((other) => other > own + alike).length,
    worst: all.filter((other) => other >= own - alike).length,
  };
}

/**
 * What a nation says of its areas side by side: each area shrunken, each rank, and whether all joint intervals hold and
 * all ranks. An interval of ranks holds where it has all ranks that the area could truly have.
 */
export function areasBeside(
  families: readonly AreaFamily[],
  own: readonly Outcome[],
  truthOf: TruthOf,
): readonly Outcome[] {
  const byId = new Map<string, Outcome>();
  for (const one of own) {
    const id = one.key.split(" ")[0] ?? "";
    if (!byId.has(id)) byId.set(id, one);
  }
  return families.flatMap((family): readonly Outcome[] => {
    if (!wanted.test(family.name)) return [];
    const beside = areasSideBySide(family, (id) => byId.get(id)?.status === "published");
    if (beside === null) return [];
    const areas = beside.areas.flatMap((area) => {
      const outcome = byId.get(area.id);
      const truth = outcome === undefined ? undefined : truthOf(outcome.key);
      return outcome === undefined || truth === undefined ? [] : [{ area, outcome, truth }];
    });
    const truths = areas.map(({ truth }) => truth);
    const [first] = areas;
    if (first === undefined || areas.length < beside.areas.length) return [];
    const smallest = Math.min(...areas.map(({ outcome }) => outcome.schools));
    const shared = { status: "published", isNull: false } as const;
    const { scores, statistic } = first.outcome.kind;
    const about = (what: string) => ({ scores, statistic: `${what} ${statistic}` });
    const held = (all: boolean): Outcome["found"] =>
      all ? { value: 0, lower: 0, upper: 0 } : { value: 1, lower: 1, upper: 1 };
    const ranked = areas.flatMap(({ area, outcome, truth }) => {
      if (area.ranks === null) return [];
      const { best, worst } = trueRanks(truth, truths);
      return [{ ...area.ranks, outcome, holds: area.ranks.best <= best && worst <= area.ranks.worst }];
    });
    return [
      ...areas.flatMap(({ area, outcome }): readonly Outcome[] =>
        area.shrunken === null
          ? []
          : [
              {
                ...shared,
                key: outcome.key,
                kind: about("shrunken"),
                schools: outcome.schools,
                found: { value: area.shrunken.value, ...area.shrunken.interval },
              },
            ],
      ),
      ...ranked.map(({ best, worst, outcome, holds }): Outcome => {
        // As a deviation from the truth, so that it counts like an interval: its width is a share of the list.
        const width = (worst - best + 1) / areas.length;
        const found = holds ? { value: 0, lower: -width, upper: 0 } : { value: 1, lower: 1, upper: 1 + width };
        return { ...shared, key: "0", kind: about("rank by"), schools: outcome.schools, found };
      }),
      ...(ranked.length === 0
        ? []
        : [
            {
              ...shared,
              key: "0",
              kind: about("ranks, all jointly, by"),
              schools: smallest,
              found: held(ranked.every(({ holds }) => holds)),
            },
          ]),
      {
        ...shared,
        key: "0",
        kind: about("joint interval of"),
        schools: smallest,
        found: held(areas.every(({ area, truth }) => area.together.lower <= truth && truth <= area.together.upper)),
      },
    ];
  });
}
