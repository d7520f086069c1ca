import type { VNode } from "preact";
import { flowTableCss } from "../../charts/flow-table-css.ts";
import { gradeBarsCss } from "../../charts/grade-bars.tsx";
import { intervalTableCss } from "../../charts/interval-table-css.ts";
import { renderHtml } from "../../charts/render.ts";
import { Released } from "../../release/released.ts";
import { trendsOf } from "../pictures/trends.ts";
import { findingSentences } from "../words/what-we-found.ts";
import { AreasSection, hasAreas } from "./areas-section.tsx";
import { BootstrapSection, hasBootstrap } from "./bootstrap-section.tsx";
import { ClaimsSection, hasClaims } from "./claims-section.tsx";
import { DataSection, PrintedSection, ProtectionSection } from "./data-section.tsx";
import { ExtractsSection, hasExtracts } from "./extracts-section.tsx";
import { FiguresSection, hasFigures } from "./figures-section.tsx";
import { hasLeadership, LeadershipSection } from "./leadership-section.tsx";
import { MethodsSection } from "./methods-section.tsx";
import { pageCss } from "./page-css.ts";
import { hasParts, PartsSection } from "./parts-section.tsx";
import { hasPercentileGaps, PercentileGapsSection } from "./percentile-gaps-section.tsx";
import { hasPlaces, PlacesSection } from "./places-section.tsx";
import { hasSensitivity, SensitivitySection } from "./sensitivity-section.tsx";
import { TrendsSection } from "./trends-section.tsx";
import { hasVariants, VariantsSection } from "./variants-section.tsx";

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
const inventedWords =
  "Every pupil, school and place in this report is invented. The figures say nothing about real children.";

function Findings({ released }: { readonly released: Released }): VNode {
  const sentences = findingSentences(Released.contentOf(released));
  return (
    <section id="findings" aria-labelledby="findings-heading">
      <h2 id="findings-heading">What we found</h2>
      {sentences.length === 0 ? (
        <p>No finding can be shown.</p>
      ) : (
        <ul class="findings">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Page({ released }: { readonly released: Released }): VNode {
  const content = Released.contentOf(released);
  const { study, printed, provenance } = content;
  const links = [
    ["findings", "What we found"],
    ...(trendsOf(content).length === 0 ? [] : [["trends", "Over the years"]]),
    ...(hasClaims(content) ? [["claims", "What was claimed"]] : []),
    ...(hasFigures(content) ? [["figures", "The figures"]] : []),
    ...(hasParts(content) ? [["parts", "What the gap is made of"]] : []),
    ...(hasPercentileGaps(content) ? [["percentiles", "From low to high scores"]] : []),
    ...(hasAreas(content) ? [["areas", "Areas side by side"]] : []),
    ...(hasLeadership(content) ? [["leadership", "Grades of schools"]] : []),
    ...(hasVariants(content) ? [["variants", "Under other choices"]] : []),
    ...(hasSensitivity(content) ? [["sensitivity", "How much depends on choices"]] : []),
    ...(printed.length === 0 ? [] : [["printed", "Beside printed figures"]]),
    ...(hasBootstrap(content) ? [["bootstrap", "Errors checked by drawing again"]] : []),
    ["methods", "How we got this"],
    ...(hasExtracts(content) ? [["extracts", "The extracts and their years"]] : []),
    ...(hasPlaces(content) ? [["places", "Schools and places"]] : []),
    ["data", "The data"],
    ["protection", "Protection and provenance"],
  ];
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <title>{study.title}</title>
        <style
          dangerouslySetInnerHTML={{
            __html: pageCss + intervalTableCss + flowTableCss + (hasLeadership(content) ? gradeBarsCss : ""),
          }}
        />
      </head>
      <body>
        <a class="skip" href="#findings">
          Skip to the findings
        </a>
        <header>
          <h1>{study.title}</h1>
          {study.question !== null && <p class="question">{study.question}</p>}
          <p class="meta">
            {study.date === null ? "No date stated" : `Dated ${study.date}`} ·{" "}
            {study.years.length === 1 ? "year" : "years"}{" "}
            {[...new Set([study.years[0], study.years.at(-1)])].join(" to ")} · rules {content.rules.name}
          </p>
          {study.coverage !== null && <p class="meta">Covers: {study.coverage}</p>}
          {study.data === "invented" && <p class="invented">{inventedWords}</p>}
          <nav aria-label="Parts of this report">
            <ul>
              {links.map(([id, text]) => (
                <li key={id}>
                  <a href={`#${id}`}>{text}</a>
                </li>
              ))}
            </ul>
          </nav>
        </header>
        <main>
          <Findings released={released} />
          <TrendsSection content={content} />
          <ClaimsSection content={content} />
          {hasFigures(content) && <FiguresSection content={content} />}
          <PartsSection content={content} />
          <PercentileGapsSection content={content} />
          <AreasSection content={content} />
          <LeadershipSection content={content} />
          <VariantsSection content={content} />
          <SensitivitySection content={content} />
          <PrintedSection released={released} />
          <BootstrapSection content={content} />
          <MethodsSection content={content} />
          {hasExtracts(content) && <ExtractsSection content={content} />}
          {hasPlaces(content) && <PlacesSection content={content} />}
          <DataSection content={content} />
          <ProtectionSection content={content} />
        </main>
        <footer>
          <p>
            {provenance.program}. Figures with all their digits are in estimates.csv beside this file;{" "}
            <code>coldspot explain</code> shows the working of any of them.
          </p>
          {study.data === "invented" && <p class="invented">{inventedWords}</p>}
        </footer>
      </body>
    </html>
  );
}

/** report.html: one file that needs nothing from elsewhere and runs no script. */
export function reportHtml(released: Released): string {
  return `<!doctype html>\n${renderHtml(Page({ released }))}\n`;
}
