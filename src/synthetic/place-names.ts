import type { Draws } from "./draws.ts";

const OPENINGS =
  "Ald Brun Cald Dorv Esk Farn Gosk Hulv Isk Jarn Kerv Lusk Morv Nald Orv Pelv Quen Rusk Selv Tarv Umb Velk Wesk Yald " +
  "Zarn Brev Crost Drum Flosk Grav Pran Skel Strov Thav Trell Vorn";
const CLOSINGS =
  "avel ambry erran imoor ovar uskin amarsh obeck iholt astry ivarne ullen anthe oskay undel evrin addow ondray urvane " +
  "inmarr askell othrin omund elvay";
const KINDS = ["School", "High School", "College", "Park School", "Grange School", "Hall School", "Bridge College"];
const QUALIFIERS = ["", "North ", "South ", "Upper ", "Lower ", "Old ", "New "];

/** All the invented place words in random order. A test compares them with the real names of English places. */
export function placeWords(draws: Draws): readonly string[] {
  const words = OPENINGS.split(" ").flatMap((opening) => CLOSINGS.split(" ").map((closing) => opening + closing));
  const order = words.map((_, index) => index);
  draws.shuffle(order, 0, order.length);
  return order.map((index) => words[index] ?? "");
}

/** A place word, then a kind, then a qualifier: no name is repeated until each word has had all kinds and qualifiers. */
export function placeName(words: readonly string[], index: number, kinds: readonly string[]): string {
  const word = words[index % words.length] ?? "";
  const round = Math.floor(index / words.length);
  const kind = kinds[round % kinds.length] ?? "";
  const qualifier = QUALIFIERS[Math.floor(round / kinds.length) % QUALIFIERS.length] ?? "";
  return `${qualifier}${word} ${kind}`;
}

/**
 * The name of the school with this running number: no two schools share a name until 49 have been named after each word.
 */
export function schoolName(words: readonly string[], index: number, sex: "mixed" | "girls" | "boys"): string {
  const whom = sex === "mixed" ? "" : sex === "girls" ? " for Girls" : " for Boys";
  return `${placeName(words, index, KINDS)}${whom}`;
}
