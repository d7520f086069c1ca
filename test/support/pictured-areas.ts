import { pictureKey } from "../../src/figures/picture-key.ts";
import type { ShownTest } from "../../src/release/families.ts";
import type { ShownFinding } from "../../src/release/finding.ts";
import type { GivenContent } from "./released-content.ts";
import { shownTest } from "./shown-test.ts";

type Decided = Pick<ShownTest, "adjusted"> & Partial<ShownTest>;

const estimateOf = ({ numbers }: ShownFinding): number => numbers[0]?.value ?? Number.NaN;

function between(one: ShownFinding, other: ShownFinding, decided: Decided): ShownTest {
  return shownTest({
    id: `${one.figure.id}/against/${other.figure.id}`,
    askers: ["picture"],
    family: "picture",
    sides: [{ one: one.figure.id, other: other.figure.id }],
    value: estimateOf(one) - estimateOf(other),
    ...decided,
  });
}

function pictured(
  areas: readonly ShownFinding[],
  together: "each with each" | "each with the whole",
  tests: readonly ShownTest[],
): GivenContent {
  const [first] = areas;
  if (first === undefined) throw new Error("a picture without areas");
  return {
    findings: areas,
    tests,
    pictures: [{ picture: pictureKey(first.figure), together, tests: tests.map(({ id }) => id) }],
  };
}

/** The register of a picture of a few areas, with what each two of them are found to be. */
export function eachWithEach(
  areas: readonly ShownFinding[],
  decide: (one: ShownFinding, other: ShownFinding) => Decided,
): GivenContent {
  const tests = areas.flatMap((one, at) => areas.slice(0, at).map((other) => between(one, other, decide(one, other))));
  return pictured(areas, "each with each", tests);
}

/** The register of a picture of many areas, with what each is found to be compared with the whole. */
export function eachWithTheWhole(
  areas: readonly ShownFinding[],
  whole: ShownFinding,
  decide: (one: ShownFinding) => Decided,
): GivenContent {
  const tests = areas.map((one) => between(one, whole, decide(one)));
  return pictured(areas, "each with the whole", tests);
}
