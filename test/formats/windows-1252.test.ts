import { describe, expect, test } from "vitest";
import { windows1252Bytes, windows1252Text } from "../../src/formats/windows-1252.ts";

// Code points from Unicode's table MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT, bytes 0x80 to 0x9F.
const codePoints = [
  0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
  0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
];

describe("windows1252Text", () => {
  test.each(codePoints.map((point, index) => [0x80 + index, point] as const))("byte 0x%x", (byte, point) => {
    expect(windows1252Text(Uint8Array.of(byte)).codePointAt(0)).toBe(point);
  });

  test("every other byte is the character of the same number", () => {
    for (let byte = 0; byte < 256; byte++) {
      if (byte < 0x80 || byte > 0x9f) expect(windows1252Text(Uint8Array.of(byte))).toBe(String.fromCharCode(byte));
    }
  });

  test("reads its own part of a larger buffer only", () => {
    expect(windows1252Text(Uint8Array.of(0x41, 0x93, 0xa3, 0x94, 0x42).subarray(1, 4))).toBe("“£”");
  });
});

describe("windows1252Bytes", () => {
  test("writes every letter as the byte that it is read from", () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    expect([...windows1252Bytes(windows1252Text(bytes))]).toEqual([...bytes]);
    expect([...windows1252Bytes("“£€”")]).toEqual([0x93, 0xa3, 0x80, 0x94]);
  });

  test("refuses letters that the code page does not have", () => {
    for (const letter of ["ł", "\u0080", "\u{1F600}"]) expect(() => windows1252Bytes(`a${letter}`)).toThrow(RangeError);
  });
});
