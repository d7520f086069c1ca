import { describe, expect, it } from "vitest";
import { weighSchools } from "../../../src/estimates/bootstrap/school-weights.ts";

function weights(seed: number, replicate: number, schools: number): Float64Array {
  const into = new Float64Array(schools);
  weighSchools({ kind: "bootstrap", seed, replicates: replicate + 1 }, replicate, schools, into, 1, 0);
  return into;
}

describe("weights of schools", () => {
  it("draw as many schools as there are", () => {
    for (let replicate = 0; replicate < 50; replicate++)
      expect(weights(3, replicate, 37).reduce((sum, weight) => sum + weight, 0)).toBe(37);
  });

  it("leave a school out as often as (1 - 1/K)^K says", () => {
    // On paper: (1 - 1/40)^40 = 0.3632; 40 x 2,000 schools have a standard error under 0.002.
    let missing = 0;
    for (let replicate = 0; replicate < 2000; replicate++)
      missing += weights(8, replicate, 40).filter((weight) => weight === 0).length;
    expect(Math.abs(missing / 80_000 - 0.3632)).toBeLessThan(0.008);
  });

  it("have the variance 1 - 1/K of a draw with replacement", () => {
    // A count of K draws at chance 1/K has variance 1 - 1/K = 0.95 for 20 schools.
    let squares = 0;
    for (let replicate = 0; replicate < 4000; replicate++)
      squares += weights(5, replicate, 20).reduce((sum, weight) => sum + (weight - 1) ** 2, 0);
    expect(Math.abs(squares / 80_000 - 0.95)).toBeLessThan(0.03);
  });

  it("differ by seed and by replicate, and come again", () => {
    expect(weights(1, 0, 30)).toEqual(weights(1, 0, 30));
    expect(weights(1, 1, 30)).not.toEqual(weights(1, 0, 30));
    expect(weights(2, 0, 30)).not.toEqual(weights(1, 0, 30));
  });

  it("fill one lane and leave the others", () => {
    const into = new Float64Array(8).fill(-1);
    weighSchools({ kind: "jackknife" }, 1, 4, into, 2, 1);
    expect([...into]).toEqual([-1, 1, -1, 0, -1, 1, -1, 1]);
  });
});
