import { Fragment, type VNode } from "preact";
import type { ReleasedContent } from "../../release/content.ts";
import { zerosAreSmall } from "../../release/rules.ts";
import { type ChoicesPicture, sensitivityPictures, variantPictures } from "../pictures/choices.ts";
import { figuresUnderChoices } from "../tables/choices.ts";
import { readable, readableInterval } from "../words/readable.ts";
import { capital } from "../words/words.ts";
import { heldIn, Picture, Pictures } from "./pictures.tsx";
import { PlainTable } from "./plain-table.tsx";
import type { Section } from "./section.ts";

const panelsOf = (pictures: readonly ChoicesPicture[]) => pictures.map(({ panel }) => panel);

/** The study's own figures beside those of its variants. */
export const variantsSection: Section = {
  id: "variants",
  title: "Under other choices",
  show: (content) => {
    const pictures = variantPictures(content);
    if (pictures.length === 0) return null;
    return (
      <>
        <p>
          The study makes choices that others would make otherwise. Here its own figures stand beside those that the
          same files give under each of the other choices, all else being the same.
        </p>
        <p>
          All rest on mostly the same pupils: whether two of their intervals overlap is no test of whether the two
          differ. An interval says how far one figure could have moved by chance, and nothing of how far a choice moves
          it: that is the distance between the rows.
        </p>
        {zerosAreSmall(content.rules) && (
          <p>
            Two choices that differ by few pupils could tell something of these pupils, when one figure is taken from
            the other. This version does not look for that: a person must, before the report leaves.
          </p>
        )}
        <PlainTable
          caption="What each choice changes in the study"
          columns={[{ head: "Choice" }, { head: "Change" }]}
          rows={content.study.variants.map(({ name, changes }) => [name, changes.join("; ")])}
        />
        <Pictures panels={panelsOf(pictures)} />
      </>
    );
  },
  holdings: (content) => heldIn(panelsOf(variantPictures(content))),
};

function hasBounds({ groupings }: ReleasedContent): boolean {
  return groupings.sensitivity.some(({ others }) => others.some(({ about }) => about === "without prior attainment"));
}

function WhatChanges({ content }: { readonly content: ReleasedContent }): VNode | null {
  const choices = figuresUnderChoices(content).flatMap(({ others }) => others);
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

function OtherUnits({ picture: { what, otherUnits } }: { readonly picture: ChoicesPicture }): VNode | null {
  if (otherUnits.length === 0) return null;
  return (
    <PlainTable
      caption={`${capital(what)}: the same figure in other units`}
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
export const sensitivitySection: Section = {
  id: "sensitivity",
  title: "How much the answer depends on choices",
  link: "How much depends on choices",
  show: (content) => {
    const pictures = sensitivityPictures(content);
    if (pictures.length === 0) return null;
    return (
      <>
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
          Not looked at: pupils who left before the end of the key stage, who are in no file of the study; and two
          choices made otherwise at once.
        </p>
        {zerosAreSmall(content.rules) && (
          <p>
            Counts that differ by few from the study’s own are shown as the study’s own. Two choices that differ by few
            pupils could still tell something of these pupils, when one figure is taken from the other: a person must
            look before the report leaves.
          </p>
        )}
        <WhatChanges content={content} />
        {pictures.map((picture) => (
          <Fragment key={picture.panel.id}>
            <Picture panel={picture.panel} />
            <OtherUnits picture={picture} />
          </Fragment>
        ))}
      </>
    );
  },
  holdings: (content) => heldIn(panelsOf(sensitivityPictures(content))),
};
