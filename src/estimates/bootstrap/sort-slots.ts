/** Moves per slot after which insertion gives up: the order is then not close to that of another replicate. */
const mostMoves = 4;

/**
 * Sorts slots by value, in place. Any order may be given; a nearly sorted one takes one pass.
 *
 * @param order each slot once
 * @param values of the slots, none of them NaN
 * @example const order = Int32Array.of(0, 1, 2); sortSlots(order, Float64Array.of(3, 1, 2)); // order is 1, 2, 0
 */
export function sortSlots(order: Int32Array, values: Float64Array): void {
  if (!insert(order, values)) order.set(mergeRuns(values));
}

/** Insertion: linear if few pairs are out of order, as from one replicate to the next. */
function insert(order: Int32Array, values: Float64Array): boolean {
  let moves = 0;
  for (let at = 1; at < order.length; at++) {
    if (moves > mostMoves * order.length) return false;
    const slot = order[at] as number;
    const own = values[slot] as number;
    let to = at;
    while (to > 0 && (values[order[to - 1] as number] as number) > own) {
      order[to] = order[to - 1] as number;
      to--;
    }
    moves += at - to;
    order[to] = slot;
  }
  return true;
}

interface Sorted {
  readonly slots: Int32Array;
  readonly keys: Float64Array;
}

/** Merges two neighbouring runs, from `start` to `middle` and from there to `end`. */
function mergeTwo(from: Sorted, into: Sorted, start: number, middle: number, end: number): void {
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const first =
      right >= end || (left < middle && (from.keys[left] as number) <= (from.keys[right] as number)) ? left++ : right++;
    into.slots[at] = from.slots[first] as number;
    into.keys[at] = from.keys[first] as number;
  }
}

/** Slots of a band rise by outcome, so there are about as many runs as bands, and few passes merge them. */
function mergeRuns(values: Float64Array): Int32Array {
  let starts = [0];
  for (let slot = 1; slot < values.length; slot++)
    if ((values[slot] as number) < (values[slot - 1] as number)) starts.push(slot);
  let from: Sorted = { slots: Int32Array.from(values.keys()), keys: values.slice() };
  let into: Sorted = { slots: new Int32Array(values.length), keys: new Float64Array(values.length) };
  while (starts.length > 1) {
    const merged: number[] = [];
    for (let run = 0; run < starts.length; run += 2) {
      const start = starts[run] ?? 0;
      merged.push(start);
      mergeTwo(from, into, start, starts[run + 1] ?? values.length, starts[run + 2] ?? values.length);
    }
    [from, into, starts] = [into, from, merged];
  }
  return from.slots;
}
