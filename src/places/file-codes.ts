import { carry, carryAll } from "./carry.ts";
import { timeOfCodes } from "./code-set.ts";
import { districtByCode, stoodOn } from "./district.ts";
import { wrongCode } from "./standing.ts";

/** How to read the district codes of a file on the study's day. */
export type FileCodes =
  | {
      readonly kind: "ready";
      /** The day to which the codes refer; null where they are not districts of England. */
      readonly on: string | null;
      /** Codes that were read as another one: the same district before or after a small boundary change. */
      readonly recoded: ReadonlyMap<string, string>;
      /** What the notes say about the codes. */
      readonly told: string | null;
    }
  | { readonly kind: "wrong"; readonly code: string; readonly why: string; readonly advice: string };

const districtLike = /^E0[6-9]\d{6}$/;

function changes(codes: readonly string[], day: string): string {
  const { same, changed } = carryAll(codes, day);
  const into = new Set(changed.flatMap(({ to }) => to));
  const list = changed.map(({ from, to }) => `${from} is ${to.join(" or ")}`).join("; ");
  if (changed.length === 0) return `all ${codes.length} codes are those of ${day}`;
  return `${codes.length} codes: ${same} as on ${day}, ${changed.length} changed (${into.size} on ${day}: ${list})`;
}

/** Carries every code to the day where one district became one other. `wrong` is the first that cannot be carried, or null. */
function recodedTo(codes: readonly string[], day: string): { recoded: Map<string, string>; wrong: string | null } {
  const recoded = new Map<string, string>();
  for (const code of codes) {
    const carried = carry(code, day);
    if (carried.kind === "same") continue;
    if (carried.kind !== "recoded") return { recoded, wrong: code };
    recoded.set(code, carried.code);
  }
  return { recoded, wrong: null };
}

/**
 * Finds the day to which the district codes of a file refer, and whether the districts of the study's day can be looked
 * up in it.
 *
 * A file whose codes were all in use on a later day will do: every district since 2009 became wholly part of one other,
 * so a school's district on the study's day lies in one district of the file. A file of an earlier day will not, except
 * where one district became one other and the study allows it.
 *
 * @param codes as the file has them; those that are not districts of England are left as they are
 * @param day the study's day for districts
 */
export function fileCodes(codes: readonly string[], day: string, carryOneToOne: boolean): FileCodes {
  const english = codes.filter((code) => districtLike.test(code));
  if (english.length === 0) return { kind: "ready", on: null, recoded: new Map(), told: null };
  const unknown = english.find((code) => districtByCode(code) === null);
  const advice = "look the code up in the list of districts, or leave the row out of the file";
  if (unknown !== undefined) return { kind: "wrong", code: unknown, why: wrongCode(unknown, day) ?? "", advice };
  const time = timeOfCodes(english);
  if (time.kind === "together" && time.from <= day && day <= time.to)
    return { kind: "ready", on: day, recoded: new Map(), told: changes(english, day) };
  if (time.kind === "together" && time.from > day)
    return { kind: "ready", on: time.from, recoded: new Map(), told: changes(english, day) };
  const { recoded, wrong } = recodedTo(english, day);
  if (carryOneToOne && wrong === null) return { kind: "ready", on: day, recoded, told: changes(english, day) };
  const first =
    wrong ??
    english.find((code) => !stoodOn(districtByCode(code) ?? { code, name: "", authority: "", region: "" }, day)) ??
    "";
  const stood =
    time.kind === "together" ? ` (the codes of the file were all in use from ${time.from} to ${time.to})` : "";
  return {
    kind: "wrong",
    code: first,
    why: wrongCode(first, day) ?? "",
    advice:
      wrong === null
        ? "correct the code, or write places: { carry: one-to-one } where one district became one other"
        : `correct the code, or choose another day under places: districts_on${stood}`,
  };
}
