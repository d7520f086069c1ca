import { createHash } from "node:crypto";
import { type Design, lawAsText } from "./designs.ts";
import { bands, shares, weakness } from "./draw-pupils.ts";
import { gradesLaw } from "./measure-grades.ts";

const ofSchools = JSON.stringify({ shares, weakness, bands, gradesLaw });

/** The law of a design as a short hash, so that results cannot outlive it. */
export const hashOf = (design: Design): string =>
  createHash("sha256")
    .update(lawAsText(design) + ofSchools)
    .digest("hex")
    .slice(0, 12);
