import { expect, it } from "vitest";
import { academyKind } from "../../src/schools/academy-kind.ts";

it("tells academies by the names that the register gives their types", () => {
  const kinds = (...types: readonly string[]) => types.map((type) => academyKind({ type }));
  expect(kinds("Academy sponsor led", "Academy special sponsor led")).toEqual(["sponsored", "sponsored"]);
  expect(kinds("Academy converter", "Academy alternative provision converter")).toEqual(["converter", "converter"]);
  expect(kinds("Free schools", "Community school", "Academy 16-19 converter")).toEqual(["other", "other", "converter"]);
  expect(academyKind({ type: null })).toBeNull();
  expect(academyKind(undefined)).toBeNull();
});
