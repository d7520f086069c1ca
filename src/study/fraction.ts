/**
 * A share as users write it, as two whole numbers so that comparisons stay exact. Null when it cannot be read.
 *
 * @example readShare("80%") // { over: 80, under: 100 }
 * @example readShare("0.8") // { over: 8, under: 10 }
 */
export function readShare(written: string): { readonly over: number; readonly under: number } | null {
  const match = /^(\d+)(?:\.(\d+))?\s*(%?)$/.exec(written.trim());
  if (match === null) return null;
  const decimals = match[2] ?? "";
  const over = Number(`${match[1]}${decimals}`);
  const under = 10 ** decimals.length * (match[3] === "%" ? 100 : 1);
  return over > under || over === 0 ? null : { over, under };
}
