import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Fact, Facts, Hidden, Outcome, Union } from "../../src/attack/facts.ts";
import type { AskedDomain } from "../../src/protection/suppress.ts";

/** Small releases with their right answers, beside the project; tests that read them are skipped where absent. */
export const linkedCases = fileURLToPath(new URL("../../../shared/cases/disclosure/linked/", import.meta.url));

interface Shown {
  readonly of: readonly string[];
  readonly count?: number;
  readonly base?: number;
  readonly share?: string;
  readonly mean?: string;
  readonly factor?: number;
}

interface CaseFile {
  readonly case: string;
  readonly below: number;
  readonly width: number;
  readonly mean_width?: number;
  readonly known?: string | Readonly<Record<string, readonly [number, number]>>;
  readonly atoms: Readonly<Record<string, number>>;
  readonly k?: Readonly<Record<string, number>>;
  readonly sum?: Readonly<Record<string, number>>;
  readonly shown: readonly Shown[];
  readonly hidden: readonly (readonly string[])[];
  readonly hidden_k?: readonly (readonly string[])[];
  readonly schools?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly dominance?: { readonly largest: number; readonly share: number };
  readonly expect: {
    readonly verdict: "safe" | "unsafe";
    readonly range?: Readonly<Record<string, readonly [number, number]>>;
    readonly k?: Readonly<Record<string, readonly [number, number]>>;
    readonly mean?: Readonly<Record<string, readonly [number, number]>>;
    readonly fewest: number | "none";
    readonly repair?: string | { readonly hide: string };
  };
}

/** A case as facts. */
export interface LinkedCase {
  readonly file: string;
  readonly given: CaseFile;
  readonly names: readonly string[];
  readonly facts: Facts;
  /** What everybody knows, and the rest of the facts by the union they are about, larger unions first. */
  readonly known: readonly Fact[];
  readonly domains: readonly AskedDomain[];
  readonly hidden: readonly Hidden[];
  /** Whether the rules of the case hide a union. */
  readonly isSensitive: (of: Union) => boolean;
  readonly union: (of: readonly string[]) => Union;
}

/** A printed number stands for everything that would be printed so: half a last digit on both sides. */
function printed(text: string): { readonly least: number; readonly most: number } {
  const decimals = text.split(".")[1]?.length ?? 0;
  const half = 0.5 * 10 ** -decimals;
  return { least: Number(text) - half, most: Number(text) + half };
}

function factOf(
  { of: names, count, base, share, mean, factor = 1 }: Shown,
  union: LinkedCase["union"],
): readonly Fact[] {
  const of = union(names);
  if (count !== undefined) {
    // Of counts rounded to a whole number of units, the half is not a count; "5" is 3 to 7.
    const half = base === undefined ? 0 : Math.floor((base - 1) / 2);
    return [{ kind: "count", of, least: count - half, most: count + half }];
  }
  if (share !== undefined) return [{ kind: "share", outcome: "k", of, ...printed(share) }];
  if (mean === undefined) throw new Error("neither count, share nor mean");
  const { least, most } = printed(mean);
  return [{ kind: "mean", outcome: "sum", of, least: least / factor, most: most / factor }];
}

function knownFacts({ known, hidden }: CaseFile, union: LinkedCase["union"]): readonly Fact[] {
  if (known === undefined) return [];
  if (known === "hidden atoms hold at least one")
    return hidden.map((of) => ({ kind: "count", of: union(of), least: 1, most: Number.POSITIVE_INFINITY }));
  if (typeof known === "string") throw new Error(`not understood: ${known}`);
  return Object.entries(known).map(([name, [least, most]]) => ({ kind: "count", of: union([name]), least, most }));
}

/** All cases; none where the folder is absent. */
export function readLinkedCases(): readonly LinkedCase[] {
  if (!existsSync(linkedCases)) return [];
  return readdirSync(linkedCases)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => {
      const given: CaseFile = parse(readFileSync(`${linkedCases}${file}`, "utf8"));
      const names = Object.keys(given.atoms);
      const union = (of: readonly string[]): Union => of.map((name) => names.indexOf(name)).sort((a, b) => a - b);
      const outcomes = new Map<string, Outcome>([
        ...(given.k === undefined ? [] : [["k", { kind: "reached" }] as const]),
        ...(given.sum === undefined ? [] : [["sum", { kind: "score", least: 0, most: 100 }] as const]),
      ]);
      const known = knownFacts(given, union);
      const shown = given.shown.flatMap((one) => factOf(one, union));
      const unions = [...new Set(shown.map(({ of }) => of.join()))];
      const domains = unions
        .map((key) => shown.filter(({ of }) => of.join() === key))
        .map((facts) => ({ of: facts[0]?.of ?? [], facts }))
        .sort((a, b) => b.of.length - a.of.length);
      const hidden: readonly Hidden[] = [
        ...given.hidden.map((of) => ({ of: union(of), outcome: null })),
        ...(given.hidden_k ?? []).map((of) => ({ of: union(of), outcome: "k" })),
        ...(given.sum === undefined
          ? []
          : given.hidden.map((of) => ({
              of: union(of),
              outcome: "sum",
              ...(given.mean_width === undefined ? {} : { wide: given.mean_width }),
            }))),
      ];
      const isSensitive = (of: Union): boolean => {
        const { schools, dominance } = given;
        if (schools === undefined || dominance === undefined) return false;
        const bySchool = new Map<string, number>();
        for (const atom of of)
          for (const [school, pupils] of Object.entries(schools[names[atom] ?? ""] ?? {}))
            bySchool.set(school, (bySchool.get(school) ?? 0) + pupils);
        const sizes = [...bySchool.values()].sort((a, b) => b - a);
        const sum = (of: readonly number[]) => of.reduce((total, size) => total + size, 0);
        return sum(sizes.slice(0, dominance.largest)) > dominance.share * sum(sizes);
      };
      const facts: Facts = { atoms: names.length, facts: [...shown, ...known], outcomes };
      return { file, given, names, facts, known, domains, hidden, union, isSensitive };
    });
}
