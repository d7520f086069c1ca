/**
 * The percentile rank of every possible residual: pupils counted by prior-attainment band and outcome.
 *
 * A residual is the outcome less the mean outcome of its band. Outcomes are whole numbers, so residuals inside a band are
 * one apart, and the order of all residuals is the order of (whole level, fraction of the band's mean): only the
 * fractions, one per band, need sorting, and they are compared exactly, as ratios of whole numbers.
 */
export class RankTable {
  readonly bands: number;
  readonly outcomes: number;
  /** Pupils at band x outcomes + outcome. */
  readonly count: Int32Array;
  /** Percentile rank, 0 to 100, at band x outcomes + outcome: 100 (mid-rank - 0.5) / pupils. */
  readonly rank: Float64Array;

  constructor(bands: number, outcomes: number) {
    this.bands = bands;
    this.outcomes = outcomes;
    this.count = new Int32Array(bands * outcomes);
    this.rank = new Float64Array(bands * outcomes);
  }

  /** Works out ranks from counts. The mean rank of all pupils counted is 50, whatever the ties. */
  update(): void {
    const groups = this.#bandsByFraction();
    let pupils = 0;
    let lowest = 0;
    for (const group of groups) {
      for (const band of group) {
        pupils += band.pupils;
        lowest = Math.min(lowest, -band.ceiling);
      }
    }
    let below = 0;
    for (let level = lowest; level < this.outcomes; level++) {
      for (const group of groups) {
        let tied = 0;
        for (const { first, ceiling } of group) {
          const outcome = level + ceiling;
          if (outcome >= 0 && outcome < this.outcomes) tied += this.count[first + outcome] ?? 0;
        }
        const rank = (100 * (below + tied / 2)) / pupils;
        for (const { first, ceiling } of group) {
          const outcome = level + ceiling;
          if (outcome >= 0 && outcome < this.outcomes) this.rank[first + outcome] = rank;
        }
        below += tied;
      }
    }
  }

  /** Bands that have pupils, by how far their mean is below the next whole number; equal ones together. */
  #bandsByFraction(): readonly (readonly Band[])[] {
    const present = Array.from({ length: this.bands }, (_, band) => this.#band(band)).filter(
      ({ pupils }) => pupils > 0,
    );
    const order = (a: Band, b: Band) => a.short * b.pupils - b.short * a.pupils;
    present.sort((a, b) => order(a, b) || a.first - b.first);
    const groups: Band[][] = [];
    for (const band of present) {
      const group = groups.at(-1);
      if (group?.[0] !== undefined && order(group[0], band) === 0) group.push(band);
      else groups.push([band]);
    }
    return groups;
  }

  #band(band: number): Band {
    const first = band * this.outcomes;
    let pupils = 0;
    let sum = 0;
    for (let outcome = 0; outcome < this.outcomes; outcome++) {
      const count = this.count[first + outcome] ?? 0;
      pupils += count;
      sum += count * outcome;
    }
    const ceiling = pupils === 0 ? 0 : Math.ceil(sum / pupils);
    return { first, pupils, ceiling, short: ceiling * pupils - sum };
  }
}

/** Mean of a band = ceiling - short / pupils. */
interface Band {
  readonly first: number;
  readonly pupils: number;
  readonly ceiling: number;
  readonly short: number;
}
