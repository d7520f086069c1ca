import { ColdspotError } from "../../effects/coldspot-error.ts";
import { didYouMean } from "../../effects/did-you-mean.ts";
import { authorityByOns } from "../../places/authorities.ts";
import { allDistricts, districtByCode, districtsKnown } from "../../places/district.ts";
import { type ShippedScheme, shippedScheme, shippedSchemes } from "../../places/scheme.ts";
import { achievingExcellence } from "../../study/read-places.ts";

const unitWords = { district: "districts", authority: "local authorities", region: "regions" } as const;

function codesWords({ codesOn, members, unit }: ShippedScheme): string {
  if (members === null) return `all ${unitWords[unit]} of the study's day`;
  const count = members.reduce((sum, { codes }) => sum + codes.length, 0);
  const made = count === members.length ? unitWords[unit] : `${count} ${unitWords[unit]}`;
  return `${members.length} members, ${made} with their codes of ${codesOn}`;
}

/** One line or two for each scheme that ships, and for the one that needs the user's workbook. */
export function listSchemes(): readonly string[] {
  const { from, to } = districtsKnown();
  return [
    ...shippedSchemes().map((scheme) => {
      const since = scheme.date === null ? "" : `, announced ${scheme.date}`;
      return `${scheme.name}\n  ${scheme.title}${since}: ${codesWords(scheme)}`;
    }),
    `${achievingExcellence}\n  Achieving Excellence Areas, March 2016, six categories: needs the workbook of the Department for Education\n  (files: { categories: { layout: achieving-excellence, path: its .xlsx } })`,
    "",
    `Districts are known from ${from} to ${to}: ${allDistricts().length} codes.`,
    "Your own: a file with the layout areas (a column of district codes, a column of members).",
    "coldspot schemes NAME shows one with its members; --csv as CSV.",
  ];
}

function schemeCalled(name: string): ShippedScheme {
  const scheme = shippedScheme(name);
  if (scheme !== null) return scheme;
  throw new ColdspotError(
    `unknown scheme: ${name}${didYouMean(
      name,
      shippedSchemes().map((one) => one.name),
    )}`,
    { exitCode: 2, advice: "coldspot schemes lists those that ship with it" },
  );
}

function nameOfCode(code: string): string {
  return (districtByCode(code) ?? authorityByOns(code))?.name ?? code;
}

function becameWords(code: string): string {
  const district = districtByCode(code);
  if (district?.to === undefined) return "";
  return ` (to ${district.to}; then ${district.became ?? ""} ${nameOfCode(district.became ?? "")})`;
}

/**
 * A scheme with its members, source and date.
 *
 * @throws ColdspotError (2) for a name that is not known
 */
export function describeScheme(name: string): readonly string[] {
  const scheme = schemeCalled(name);
  return [
    `${scheme.name}: ${scheme.title}`,
    ...(scheme.date === null ? [] : [`announced: ${scheme.date}`]),
    `made of: ${codesWords(scheme)}`,
    `source: ${scheme.source}`,
    ...(scheme.note === "" ? [] : [`note: ${scheme.note}`]),
    ...(scheme.members ?? []).flatMap((member) => [
      member.name,
      ...member.codes.map((code) => `  ${code} ${nameOfCode(code)}${becameWords(code)}`),
    ]),
  ];
}

/** The members of a scheme as rows: scheme, member, code, name of the code. */
export function schemeMembers(name: string): readonly (readonly string[])[] {
  const scheme = schemeCalled(name);
  return (scheme.members ?? []).flatMap((member) =>
    member.codes.map((code) => [scheme.name, member.name, code, nameOfCode(code)]),
  );
}
