import { describe, expect, it } from "vitest";
import { shippedText } from "../../src/effects/shipped.ts";
import { ofData, ofRegister, sentence } from "../../src/intake/sentence.ts";
import type { Rules } from "../../src/release/rules.ts";
import { protectSentence } from "../../src/release/sentence.ts";

const srs: Rules = JSON.parse(shippedText("rules/srs-10.json"));
const open: Rules = JSON.parse(shippedText("rules/public-data.json"));

// By hand from the rules: srs-10 rounds to 5 and hides fewer than 10; public-data shows counts as they are.
describe("a sentence with counts", () => {
  const said = sentence`${"links.csv"}: ${ofRegister(7)} URNs, of ${ofData(1233)} pupils, and ${ofData(7)} others`;

  it("has counts of a register as they are, and those of the data as the rules allow", () => {
    expect(protectSentence(said, srs)).toBe("links.csv: 7 URNs, of 1235 pupils, and fewer than 10 others");
    expect(protectSentence(said, open)).toBe("links.csv: 7 URNs, of 1233 pupils, and 7 others");
  });
});
