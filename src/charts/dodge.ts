/** A label whose middle should be at `centre` and that needs `height`. */
export interface Slot {
  readonly centre: number;
  readonly height: number;
}

interface Block {
  readonly sum: number;
  readonly count: number;
}

/**
 * Middles of labels, moved as little as possible (least squares) so that none overlap and all lie between two ends.
 *
 * After subtracting the space that the labels above take, "no overlap" means "in order", and the nearest ordered values
 * are means of neighbours (pool adjacent violators).
 *
 * @returns one middle per slot, in the order of the slots; if they need more room than there is they run past the end
 */
export function dodge(slots: readonly Slot[], from: number, to: number): number[] {
  const order = slots
    .map((slot, index) => ({ ...slot, index }))
    .sort((a, b) => a.centre - b.centre || a.index - b.index);
  const total = order.reduce((sum, { height }) => sum + height, 0);
  let above = 0;
  const shifts = order.map(({ height }) => {
    const shift = above + height / 2;
    above += height;
    return shift;
  });
  const ordered = nearestOrdered(order.map(({ centre }, place) => centre - (shifts[place] ?? 0)));
  const middles = new Array<number>(slots.length).fill(from);
  order.forEach(({ index }, place) => {
    const start = Math.max(from, Math.min(ordered[place] ?? from, to - total));
    middles[index] = start + (shifts[place] ?? 0);
  });
  return middles;
}

function nearestOrdered(values: readonly number[]): number[] {
  const blocks: Block[] = [];
  for (const value of values) {
    let block: Block = { sum: value, count: 1 };
    for (let last = blocks.at(-1); last !== undefined && mean(last) > mean(block); last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: last.sum + block.sum, count: last.count + block.count };
    }
    blocks.push(block);
  }
  return blocks.flatMap((block) => new Array<number>(block.count).fill(mean(block)));
}

function mean({ sum, count }: Block): number {
  return sum / count;
}
