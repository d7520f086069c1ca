import { expect, test } from "vitest";
import { splitMix } from "../../src/number/split-mix.ts";

test("the published outputs of SplitMix64 with seed 1234567", () => {
  // rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64; the generator hashes seed + n x 0x9e3779b97f4a7c15
  const published = [
    6457827717110365317n,
    3203168211198807973n,
    9817491932198370423n,
    4593380528125082431n,
    16408922859458223821n,
  ];
  const hashed = published.map((_, n) => splitMix(BigInt.asUintN(64, 1234567n + BigInt(n + 1) * 0x9e3779b97f4a7c15n)));
  expect(hashed).toEqual(published);
});

test("each bit of the input moves about half of the bits of the output", () => {
  // 64 flips of 64 inputs: the mean number of moved bits is 32 with standard error 4 / 64
  let moved = 0;
  for (let input = 0n; input < 64n; input++) {
    for (let bit = 0n; bit < 64n; bit++) {
      moved += (splitMix(input) ^ splitMix(input ^ (1n << bit))).toString(2).replaceAll("0", "").length;
    }
  }
  expect(Math.abs(moved / 4096 - 32)).toBeLessThan(0.3);
});
