import type { VNode } from "preact";
import { flowTableCss } from "../../charts/flow-table-css.ts";
import { intervalTableCss } from "../../charts/interval-table-css.ts";
import { renderHtml } from "../../charts/render.ts";
import type { ReleasedContent } from "../../release/content.ts";
import { type Holdings, together } from "../tables/holdings.ts";
import { pageCss } from "./page-css.ts";
import type { Section } from "./section.ts";
import { sections } from "./sections.ts";

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
const inventedWords =
  "Every pupil, school and place in this report is invented. The figures say nothing about real children.";

interface ShownSection {
  readonly section: Section;
  readonly body: VNode;
}

function shownSections(content: ReleasedContent): readonly ShownSection[] {
  return sections.flatMap((section) => {
    const body = section.show(content);
    return body === null ? [] : [{ section, body }];
  });
}

function Page({
  content,
  shown,
}: {
  readonly content: ReleasedContent;
  readonly shown: readonly ShownSection[];
}): VNode {
  const { study, provenance, rules } = content;
  const css = shown.map(({ section }) => section.css ?? "");
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <title>{study.title}</title>
        <style dangerouslySetInnerHTML={{ __html: [pageCss, intervalTableCss, flowTableCss, ...css].join("") }} />
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
            {[...new Set([study.years[0], study.years.at(-1)])].join(" to ")} · rules {rules.name}
          </p>
          {study.coverage !== null && <p class="meta">Covers: {study.coverage}</p>}
          {study.data === "invented" && <p class="invented">{inventedWords}</p>}
          <nav aria-label="Parts of this report">
            <ul>
              {shown.map(({ section: { id, title, link } }) => (
                <li key={id}>
                  <a href={`#${id}`}>{link ?? title}</a>
                </li>
              ))}
            </ul>
          </nav>
        </header>
        <main>
          {shown.map(({ section: { id, title }, body }) => (
            <section key={id} id={id} aria-labelledby={`${id}-heading`}>
              <h2 id={`${id}-heading`}>{title}</h2>
              {body}
            </section>
          ))}
        </main>
        <footer>
          <p>
            {provenance.program}. Figures with all their digits are in estimates.csv, next to this file;{" "}
            <code>coldspot explain</code> shows the working of any of them.
          </p>
          {study.data === "invented" && <p class="invented">{inventedWords}</p>}
        </footer>
      </body>
    </html>
  );
}

/** report.html, one file that needs nothing from elsewhere and runs no script, and what an output checker must know. */
export function reportOf(content: ReleasedContent): { readonly text: string; readonly holdings: Holdings } {
  const shown = shownSections(content);
  return {
    text: `<!doctype html>\n${renderHtml(Page({ content, shown }))}\n`,
    holdings: together(shown.map(({ section }) => section.holdings(content))),
  };
}
