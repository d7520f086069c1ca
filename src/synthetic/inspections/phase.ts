import type { Draws } from "../draws.ts";
import { placeName, schoolName } from "../place-names.ts";

export type Phase = "primary" | "secondary" | "special" | "alternative provision";

/** The kind of school: run by its authority, an academy by choice, an academy under a sponsor, or a new free school. */
export type Standing = "maintained" | "converter" | "sponsored" | "free";

/** Names of types of schools as in the register. */
const TYPES: Readonly<Record<Phase, Readonly<Record<Standing, readonly string[]>>>> = {
  primary: {
    maintained: ["Community school", "Voluntary aided school", "Voluntary controlled school", "Foundation school"],
    converter: ["Academy converter"],
    sponsored: ["Academy sponsor led"],
    free: ["Free schools"],
  },
  secondary: {
    maintained: ["Community school", "Foundation school", "Voluntary aided school"],
    converter: ["Academy converter"],
    sponsored: ["Academy sponsor led"],
    free: ["Free schools"],
  },
  special: {
    maintained: ["Community special school", "Foundation special school"],
    converter: ["Academy special converter"],
    sponsored: ["Academy special sponsor led"],
    free: ["Free schools special"],
  },
  "alternative provision": {
    maintained: ["Pupil referral unit"],
    converter: ["Academy alternative provision converter"],
    sponsored: ["Academy alternative provision sponsor led"],
    free: ["Free schools alternative provision"],
  },
};

/** The first number of schools of a phase in each authority. Secondary schools with pupils start at 4001. */
export const FIRST_NUMBERS: Readonly<Record<Phase, number>> = {
  primary: 2001,
  secondary: 4501,
  special: 7001,
  "alternative provision": 1101,
};

/** Shares of the schools of a part of the nation; the rest are primary. */
export const SHARES: Readonly<Record<Exclude<Phase, "primary">, number>> = {
  secondary: 0.16,
  special: 0.05,
  "alternative provision": 0.016,
};

const KINDS = {
  primary: [
    "Primary School",
    "Park Primary School",
    "Lane Primary School",
    "Grange Primary School",
    "Hall Primary School",
  ],
  special: ["Special School"],
  "alternative provision": ["Centre"],
} as const;

/** The name of the phase in the register. */
export function phaseName(phase: Phase): string {
  return {
    primary: "Primary",
    secondary: "Secondary",
    special: "Not applicable",
    "alternative provision": "Not applicable",
  }[phase];
}

/** The type of a school, drawn if there are several. */
export function drawType(draws: Draws, phase: Phase, standing: Standing): string {
  const types = TYPES[phase][standing];
  return types[draws.below(types.length)] ?? "";
}

/** The name of the school of this phase with this running number. */
export function nameOf(words: readonly string[], phase: Phase, index: number): string {
  return phase === "secondary" ? schoolName(words, index, "mixed") : placeName(words, index, KINDS[phase]);
}
