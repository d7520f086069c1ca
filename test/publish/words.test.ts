import { describe, expect, it } from "vitest";
import { pupilsWho } from "../../src/publish/words.ts";

describe("a population as a noun", () => {
  it.each([
    ["all", "all pupils"],
    ["not disadvantaged", "pupils who were not disadvantaged"],
    ["at weak-intake schools", "pupils at weak-intake schools"],
    ["with no record", "pupils with no record"],
    ["without a record", "pupils without a record"],
    ["inner-city", "inner-city pupils"],
  ])("%s", (title, noun) => {
    expect(pupilsWho(title)).toBe(noun);
  });
});
