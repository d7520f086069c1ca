import { Fragment, type VNode } from "preact";
import { IntervalTable } from "../../charts/interval-table.tsx";
import type { ReleasedContent } from "../../release/released.ts";
import { zerosAreSmall } from "../../release/rules.ts";
import type { SensitivityPanel } from "../../release/sensitivity-panel.ts";
import { figureWords, sensitivityPanelOf, underChoices } from "../pictures/sensitivity.ts";
import { readable, readableInterval } from "../words/readable.ts";
import { capital } from "../words/words.ts";
import { PlainTable } from "./plain-table.tsx";

/** Whether the study asks how much hangs on choices. */
export function hasSensitivity({ sensitivity }: ReleasedContent): boolean {
  return sensitivity.length > 0;
}

function hasBounds({ sensitivity }: ReleasedContent): boolean {
  return sensitivity.some(({ alternatives }) => alternatives.some(({ kind }) => kind === "without prior attainment"));
}

function WhatChanges({ content }: { readonly content: ReleasedContent }): VNode | null {
  const choices = content.sensitivity.flatMap((panel) => underChoices(content, panel).others);
  const rows = new Map(choices.map(({ kind, name, what }) => [`${kind}: ${name}`, [name, what]]));
  if (rows.size === 0) return null;
  return (
    <PlainTable
      caption="What each choice changes"
      columns={[{ head: "Choice" }, { head: "Change" }]}
      rows={[...rows.values()]}
    />
  );
}

function OtherUnits({ content, panel }: { readonly content: ReleasedContent; readonly panel: SensitivityPanel }) {
  const { otherUnits } = underChoices(content, panel);
  if (otherUnits.length === 0) return null;
  return (
    <PlainTable
      caption={`${capital(figureWords(content, panel))}: the same figure in other units`}
      columns={[
        { head: "Scale" },
        { head: "Estimate", numeric: true },
        { head: "95% interval", numeric: true },
        { head: "Unit" },
      ]}
      rows={otherUnits.map(({ number, title }) => [
        title,
        readable(number.value, number),
        readableInterval(number),
        number.unit,
      ])}
    />
  );
}

/** Figures under every other choice that the study names. */
export function SensitivitySection({ content }: { readonly content: ReleasedContent }): VNode | null {
  if (!hasSensitivity(content)) return null;
  return (
    <section id="sensitivity" aria-labelledby="sensitivity-heading">
      <h2 id="sensitivity-heading">How much the answer depends on choices</h2>
      <p>
        An interval says how far a figure could have moved by chance. Here is how far it moves when others would have
        chosen otherwise, one choice at a time. All rows rest on mostly the same pupils, so whether two intervals
        overlap is no test of whether two choices differ. A choice that moves nothing was not shown to be right.
      </p>
      {hasBounds(content) && (
        <p>
          Bounds are no estimates: they say where the figure could lie if the pupils who have no score were as far to
          one side as stated.
        </p>
      )}
      <p>
        Not looked at: pupils who left before the end of the key stage, who are in no file of the study; and two choices
        made otherwise at once.
      </p>
      {zerosAreSmall(content.rules) && (
        <p>
          Counts that differ by few from the study’s own are shown as the study’s own. Two choices that differ by few
          pupils could still tell something of these pupils, when one figure is taken from the other: a person must look
          before the report leaves.
        </p>
      )}
      <WhatChanges content={content} />
      {content.sensitivity.map((one) => {
        const { id, title, caption, unit, rows, reference, ends, counts } = sensitivityPanelOf(content, one);
        return (
          <Fragment key={id}>
            <div class="panel" id={id}>
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
            <OtherUnits content={content} panel={one} />
          </Fragment>
        );
      })}
    </section>
  );
}
