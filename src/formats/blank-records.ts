const feed = 10;
const quote = 34;

/**
 * Numbers of the records that are blank lines; record 1 is the header.
 *
 * The engine passes over blank lines but counts them, so they are needed to say which record a row came from.
 *
 * @param chunks plain text: UTF-8 with `\n` at every line end
 * @example blankRecords("a,b\n\n1,2\n", ",") // [2]
 */
export async function blankRecords(
  chunks: AsyncIterable<Uint8Array>,
  delimiter: "," | "\t",
): Promise<readonly number[]> {
  const separator = delimiter.charCodeAt(0);
  const blank: number[] = [];
  let record = 1;
  let empty = true;
  let quoted = false;
  /** A quote here opens a quoted part: at the start of a cell, or right after a quote that closed one. */
  let mayOpen = true;
  for await (const chunk of chunks) {
    for (const byte of chunk) {
      if (quoted) {
        if (byte === quote) {
          quoted = false;
          mayOpen = true;
        }
        continue;
      }
      if (byte === feed) {
        if (empty) blank.push(record);
        record += 1;
        empty = true;
        mayOpen = true;
        continue;
      }
      quoted = byte === quote && mayOpen;
      mayOpen = byte === separator;
      empty = false;
    }
  }
  return blank;
}
