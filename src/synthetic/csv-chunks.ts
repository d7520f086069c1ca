const CHUNK = 1 << 16;

/** Joins lines into chunks of about 64 thousand characters, so that a file of any length needs little memory. */
export function* inChunks(lines: Iterable<string>): Generator<string> {
  let chunk = "";
  for (const line of lines) {
    chunk += line;
    if (chunk.length >= CHUNK) {
      yield chunk;
      chunk = "";
    }
  }
  if (chunk !== "") yield chunk;
}

/** One CSV line. Fields are whole numbers or invented words, which need no quotes. */
export function csvLine(...fields: readonly (string | number)[]): string {
  return `${fields.join(",")}\n`;
}
