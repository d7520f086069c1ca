import type { VNode } from "preact";
import { IntervalTable } from "../../charts/interval-table.tsx";
import type { ReleasedContent } from "../../release/released.ts";
import { variantPanels } from "../variants.ts";
import { PlainTable } from "./plain-table.tsx";

/** Whether the study has variants that were compared on a figure. */
export function hasVariants({ compared }: ReleasedContent): boolean {
  return compared.length > 0;
}

/** The study's own figures beside those of its variants. */
export function VariantsSection({ content }: { readonly content: ReleasedContent }): VNode | null {
  if (!hasVariants(content)) return null;
  return (
    <section id="variants" aria-labelledby="variants-heading">
      <h2 id="variants-heading">Under other choices</h2>
      <p>
        The study makes choices that others would make otherwise. Here its own figures stand beside those that the same
        files give under each of the other choices, all else being the same.
      </p>
      <p>
        The figures rest on mostly the same pupils, so that their intervals overlap is no test of whether two of them
        differ. An interval says how far one figure could have moved by chance; how far the choice itself moves it is
        what lies between the rows.
      </p>
      <PlainTable
        caption="What each choice changes in the study"
        columns={[{ head: "Choice" }, { head: "Change" }]}
        rows={content.study.variants.map(({ name, changes }) => [name, changes.join("; ")])}
      />
      {variantPanels(content).map(({ id, title, caption, unit, rows, reference, ends }) => (
        <div class="panel" id={id} key={id}>
          <IntervalTable
            rows={rows}
            title={title}
            caption={caption}
            unit={unit}
            headings={{ name: "Choice" }}
            {...(reference === null ? {} : { reference })}
            {...(ends === null ? {} : { ends })}
          />
        </div>
      ))}
    </section>
  );
}
