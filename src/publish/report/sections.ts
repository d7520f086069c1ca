import { adjustedSection } from "./adjusted-section.tsx";
import { areasSection } from "./areas-section.tsx";
import { bootstrapSection } from "./bootstrap-section.tsx";
import { sensitivitySection, variantsSection } from "./choices-section.tsx";
import { claimsSection } from "./claims-section.tsx";
import { dataSection } from "./data-section.tsx";
import { extractsSection } from "./extracts-section.tsx";
import { figuresSection } from "./figures-section.tsx";
import { findingsSection } from "./findings-section.tsx";
import { leadershipSection } from "./leadership-section.tsx";
import { methodsSection } from "./methods-section.tsx";
import { partsSection } from "./parts-section.tsx";
import { percentileGapsSection } from "./percentile-gaps-section.tsx";
import { placesSection } from "./places-section.tsx";
import { printedSection } from "./printed-section.tsx";
import { protectionSection } from "./protection-section.tsx";
import type { Section } from "./section.ts";
import { trendsSection } from "./trends-section.tsx";
import { witnessesSection } from "./witnesses-section.tsx";

/** The sections of the report, in order. A new one is one entry here. */
export const sections: readonly Section[] = [
  findingsSection,
  trendsSection,
  claimsSection,
  figuresSection,
  adjustedSection,
  partsSection,
  percentileGapsSection,
  areasSection,
  leadershipSection,
  variantsSection,
  sensitivitySection,
  printedSection,
  witnessesSection,
  bootstrapSection,
  methodsSection,
  extractsSection,
  placesSection,
  dataSection,
  protectionSection,
];
