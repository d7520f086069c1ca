import { Fragment, type VNode } from "preact";
import type { ReleasedContent } from "../../release/content.ts";
import { zerosAreSmall } from "../../release/rules.ts";
import { type ChoicesPicture, sensitivityPictures, variantPictures } from "../pictures/choices.ts";
import { figuresUnderChoices, figuresUnderVariants, idleVariants } from "../tables/choices.ts";
import { readable, readableInterval } from "../words/readable.ts";
import { capital, listed } from "../words/words.ts";
import { heldIn, Picture, Pictures } from "./pictures.tsx";
import { PlainTable } from "./plain-table.tsx";
import type { Section } from "./section.ts";

const panelsOf = (pictures: readonly ChoicesPicture[]) => pictures.map(({ panel }) => panel);

/** What the compared figures count: pupils, schools or both. */
function unitsOf(content: ReleasedContent): string {
  const kinds = figuresUnderVariants(content).map(({ own }) => (own.ofSchools ? "schools" : "pupils"));
  return [...new Set(kinds)].join(" or ");
}

/** The study's own figures compared with those of its variants. */
export const variantsSection: Section = {
  id: "variants",
  title: "Under other choices",
  show: (content) => {
    const pictures = variantPictures(content);
    if (pictures.length === 0) return null;
    const units = unitsOf(content);
    const idle = idleVariants(content);
    return (
      <>
        <p>
          The study makes choices that others would make differently. Here its own figures are shown with those that the
          same files give under each of the other choices, with everything else the same.
        </p>
        <p>
          All choices use mostly the same {units}, so overlapping intervals do not tell you whether two choices differ.
          An interval shows how far a figure could have moved by chance, not how far a choice moves it: that is the
          distance between the rows.
        </p>
        {zerosAreSmall(content.rules) && (
          <p>
            If two choices differ by only a few {units}, taking one figure from the other could reveal something about
            those {units}. This version does not check for that: a person must, before the report is published.
          </p>
        )}
        <PlainTable
          caption="What each choice changes in the study"
          columns={[{ head: "Choice" }, { head: "Change" }]}
          rows={content.study.variants.map(({ name, changes }) => [name, changes.join("; ")])}
        />
        {idle.length > 0 && (
          <p>
            To the digits shown, {listed(idle.map((name) => `“${name}”`))} {idle.length === 1 ? "changes" : "change"}{" "}
            none of the figures that {idle.length === 1 ? "it was" : "they were"} compared on.
          </p>
        )}
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
          An interval shows how far a figure could have moved by chance. This section shows how far it moves when one
          choice at a time is made differently. All rows use mostly the same pupils, so overlapping intervals do not
          tell you whether two choices differ. If a choice moves nothing, that does not show that it is right.
        </p>
        {hasBounds(content) && (
          <p>
            Bounds are not estimates. They show where the figure could lie if the pupils without a score were as far to
            one side as stated.
          </p>
        )}
        <p>
          Not covered: pupils who left before the end of the key stage, who are in none of the study’s files, and two
          choices changed at once.
        </p>
        {zerosAreSmall(content.rules) && (
          <p>
            Counts that differ by only a few from the study’s own are shown as the study’s own. If two choices differ by
            only a few pupils, taking one figure from the other could still reveal something about those pupils: a
            person must check before the report is published.
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
