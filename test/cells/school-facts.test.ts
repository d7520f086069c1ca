import { expect, it } from "vitest";
import { chainOf } from "../../src/cells/school-facts.ts";

it("takes a blank chain for the school itself, so that schools without one stay apart", () => {
  const schools = new Map([
    ["100", new Map([["chain", ""]])],
    ["101", new Map([["chain", "A"]])],
  ]);
  const facts = {
    schools,
    chains: new Map([
      ["102", ""],
      ["103", "B"],
    ]),
    areas: new Map(),
    districts: null,
    homeDistrict: null,
  };
  expect(["100", "101", "102", "103", "104"].map((urn) => chainOf(facts, urn))).toEqual([
    "100",
    "A",
    "102",
    "B",
    "104",
  ]);
});
