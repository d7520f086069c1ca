import { linkColumns } from "../intake/school-links.ts";
import { registerColumns } from "../intake/school-register.ts";
import { columns, found, type Recognised } from "./recognised.ts";
import { columnNamed, type SeenFile } from "./seen-file.ts";

/** Columns of the register that no other file of schools has. */
const registersAlone = [
  "EstablishmentNumber",
  "TypeOfEstablishment (name)",
  "TypeOfEstablishment (code)",
  "EstablishmentStatus (name)",
  "EstablishmentStatus (code)",
  "PhaseOfEducation (name)",
  "LA (code)",
  "GSSLACode (name)",
];

const namesIn = (header: readonly string[], names: Iterable<string>) =>
  [...names].flatMap((name) => columnNamed(header, name) ?? []);

/** The register of schools or its links, by the names that only they have. */
export function recogniseRegister({ header }: SeenFile): Recognised | null {
  const links = namesIn(header, linkColumns.values());
  if (links.length >= 3 && columnNamed(header, linkColumns.get("linked") ?? "") !== null)
    return found("links", "certain", [columns(links)]);
  const urn = columnNamed(header, registerColumns.get("urn") ?? "");
  const own = namesIn(header, registersAlone);
  if (urn === null || own.length < 2) return null;
  return found("register", own.length >= 3 ? "certain" : "likely", [columns([urn, ...own])]);
}
