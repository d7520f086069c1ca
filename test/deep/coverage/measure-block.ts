import { shippedText } from "../../../src/effects/shipped.ts";
import { figuresWithTruth, measureNation } from "./measure-nation.ts";
import { nationsOfBlock, type Tally, talliesOf } from "./tally.ts";

const rules = JSON.parse(shippedText("rules/srs-10.json"));
let figures: ReturnType<typeof figuresWithTruth> | null = null;

/** The nations of a block, drawn, estimated and counted. */
export function measureBlock(block: number): readonly Tally[] {
  const known = figures ?? figuresWithTruth();
  figures = known;
  const nations = Array.from({ length: nationsOfBlock }, (_, one) => block * nationsOfBlock + one);
  return talliesOf(
    block,
    nations.flatMap((nation) => measureNation(nation, known, rules)),
  );
}
