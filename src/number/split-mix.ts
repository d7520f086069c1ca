/**
 * A hash of 64-bit numbers: one-to-one, and changing any bit of the input changes about half of the bits of the output.
 *
 * @param x from 0 to 2^64 - 1
 * @returns from 0 to 2^64 - 1
 * @source Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators, OOPSLA; constants of Stafford (Mix13)
 * @example splitMix(0x9e3779b97f4a7c15n) // 0xe220a8397b1dcdafn
 */
export function splitMix(x: bigint): bigint {
  const once = BigInt.asUintN(64, (x ^ (x >> 30n)) * 0xbf58476d1ce4e5b9n);
  const twice = BigInt.asUintN(64, (once ^ (once >> 27n)) * 0x94d049bb133111ebn);
  return twice ^ (twice >> 31n);
}
