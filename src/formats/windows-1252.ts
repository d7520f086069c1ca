/** The characters of Windows-1252 at 0x80 to 0x9F, where Latin-1 has control characters. */
const upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * Bytes of Windows-1252 as text. Every byte is one character, so chunks can be split anywhere.
 *
 * Node's own decoder treats the label as Latin-1 in 20.18.3 to 20.20 and in other versions (nodejs/node#56542), and
 * would lose curly quotes and dashes.
 *
 * @source WHATWG Encoding Standard, index windows-1252
 * @example windows1252Text(Uint8Array.of(0x91, 0x41, 0x92)) // "‘A’"
 */
export function windows1252Text(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return latin1.replace(/[\u0080-\u009f]/g, (control) => upper[control.charCodeAt(0) - 0x80] ?? control);
}

const bytesOfUpper = new Map([...upper].map((letter, index) => [letter, 0x80 + index]));

/**
 * Text as bytes of Windows-1252.
 *
 * @throws RangeError for a letter that the code page does not have
 * @example windows1252Bytes("‘A’") // Uint8Array [0x91, 0x41, 0x92]
 */
export function windows1252Bytes(text: string): Uint8Array {
  const latin1 = text.replace(/[\u0080-\u009f\u0100-\u{10ffff}]/gu, (letter) => {
    const byte = bytesOfUpper.get(letter);
    if (byte === undefined) throw new RangeError(`not in Windows-1252: ${letter}`);
    return String.fromCharCode(byte);
  });
  return Buffer.from(latin1, "latin1");
}
