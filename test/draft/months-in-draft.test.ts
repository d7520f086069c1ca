import { expect, it } from "vitest";
import { keyStageOfResult } from "../../src/recognise/pupil-export.ts";

it.each([
  ["Att8 Score", 4],
  ["Attainment 8", 4],
  ["KS4 Pts", 4],
  ["GCSE points", 4],
  ["KS2 Reading Scaled Score", 2],
  ["points", null],
  ["outcome", null],
  ["normexam", null],
] as const)("a result in the column %s is of key stage %s", (column, keyStage) => {
  expect(keyStageOfResult(column)).toBe(keyStage);
});
