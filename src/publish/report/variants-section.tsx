import type { VNode } from "preact";
import { IntervalTable } from "../../charts/interval-table.tsx";
import type { ReleasedContent } from "../../release/released.ts";
import { zerosAreSmall } from "../../release/rules.ts";
import { idleVariants, variantPanels } from "../pictures/variants.ts";
import { isOfSchools, listed } from "../words/words.ts";
import { PlainTable } from "./plain-table.tsx";

/** Whether the study has variants that were compared on a figure. */
export function hasVariants({ compared }: ReleasedContent): boolean {
  return compared.length > 0;
}

/** What the figures that are compared count: pupils, schools or both. */
function unitsOf({ compared, study }: ReleasedContent): string {
  const kinds = new Set(compared.map(({ own }) => (isOfSchools(study, own.figure.measure) ? "schools" : "pupils")));
  return [...kinds].join(" or ");
}

/** The study's own figures beside those of its variants. */
export function VariantsSection({ content }: { readonly content: ReleasedContent }): VNode | null {
  if (!hasVariants(content)) return null;
  const units = unitsOf(content);
  const idle = idleVariants(content);
  return (
    <section id="variants" aria-labelledby="variants-heading">
      <h2 id="variants-heading">Under other choices</h2>
      <p>
        The study makes choices that others would make otherwise. Here its own figures stand beside those that the same
        files give under each of the other choices, all else being the same.
      </p>
      <p>
        All rest on mostly the same {units}: whether two of their intervals overlap is no test of whether the two
        differ. An interval says how far one figure could have moved by chance, and nothing of how far a choice moves
        it: that is the distance between the rows.
      </p>
      {zerosAreSmall(content.rules) && (
        <p>
          Two choices that differ by few {units} could tell something of these {units}, when one figure is taken from
          the other. This version does not look for that: a person must, before the report leaves.
        </p>
      )}
      <PlainTable
        caption="What each choice changes in the study"
        columns={[{ head: "Choice" }, { head: "Change" }]}
        rows={content.study.variants.map(({ name, changes }) => [name, changes.join("; ")])}
      />
      {idle.length > 0 && (
        <p>
          To the digits shown, {listed(idle.map((name) => `“${name}”`))} {idle.length === 1 ? "changes" : "change"} none
          of the figures that {idle.length === 1 ? "it is" : "they are"} compared on.
        </p>
      )}
      {variantPanels(content).map(({ id, title, caption, unit, rows, reference, ends, counts }) => (
        <div class="panel" id={id} key={id}>
          <IntervalTable
            rows={rows}
            title={title}
            caption={caption}
            unit={unit}
            headings={{ name: "Choice", ...counts }}
            {...(reference === null ? {} : { reference })}
            {...(ends === null ? {} : { ends })}
          />
        </div>
      ))}
    </section>
  );
}
