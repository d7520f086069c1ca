import type { Nation, Registration, School } from "../../../src/synthetic/nation.ts";

/** Codes of types of establishment in the register of schools. */
const typeCodes: Readonly<Record<string, string>> = {
  "Community school": "1",
  "Voluntary aided school": "2",
  "Foundation school": "5",
  "Academy sponsor led": "28",
  "Academy converter": "34",
};

/** The type of a registration as a code. */
export function typeCode({ type }: Registration): string {
  return typeCodes[type] ?? "";
}

/** A school that is in the register and not in the nation: its pupils are outside a study of mainstream schools. */
export interface OtherSchool {
  readonly urn: string;
  readonly laestab: string;
  readonly name: string;
  readonly type: string;
  readonly code: string;
}

export const otherSchools = {
  independent: {
    urn: "980001",
    laestab: "5016001",
    name: "Alderholt Independent",
    type: "Other independent school",
    code: "11",
  },
  special: {
    urn: "980002",
    laestab: "5017001",
    name: "Alderholt Special",
    type: "Community special school",
    code: "7",
  },
  alternative: { urn: "980003", laestab: "5011101", name: "Alderholt Centre", type: "Pupil referral unit", code: "14" },
} as const satisfies Readonly<Record<string, OtherSchool>>;

/** A number that no school has. */
export const unknownUrn = "989999";

/** A school's name in extracts: some have a comma, quotes or letters that need Windows-1252. */
export function nameInExtract({ name }: School, position: number, dirty: boolean): string {
  if (!dirty) return name;
  return [`${name}, Upper Site`, `"The" ${name}`, `St René’s ${name} – North`, name][position % 4] ?? name;
}

/** Records of the register: one per registration, then the schools outside the nation. */
export function* registerRecords({ schools, districts }: Nation, dirty: boolean): Generator<readonly string[]> {
  for (const [position, school] of schools.entries()) {
    const place = districts[school.district];
    const name = nameInExtract(school, position, dirty);
    for (const one of school.registrations)
      yield [
        String(one.urn),
        String(school.laestab),
        name,
        place?.code ?? "",
        place?.region ?? "",
        one.type,
        typeCode(one),
      ];
  }
  const place = districts[0];
  for (const { urn, laestab, name, type, code } of Object.values(otherSchools))
    yield [urn, laestab, name, place?.code ?? "", place?.region ?? "", type, code];
}

export const registerHeader = [
  "URN",
  "LAESTAB",
  "EstablishmentName",
  "District",
  "Region",
  "TypeOfEstablishment",
  "TypeCode",
];
