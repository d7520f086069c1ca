import type { Engine } from "../engine/engine.ts";
import { name, type Sql, sql } from "../engine/sql/statement.ts";

/** Pupils of a file, and those of them whose reference another file has only nearly. */
export interface NearReferences {
  readonly near: number;
  readonly of: number;
}

/** A reference without its capitals, the signs that people put between digits, and zeros in front. */
function looseReference(text: Sql): Sql {
  const signs = [sql`'-'`, sql`' '`, sql`'.'`, sql`'/'`, sql`'_'`];
  const plain = signs.reduce((so, sign) => sql`replace(${so}, ${sign}, '')`, sql`upper(${text})`);
  return sql`ltrim(${plain}, '0')`;
}

/**
 * How many pupils are not in another file, although it has a reference that differs from theirs only in capitals,
 * punctuation or zeros in front.
 *
 * @param pupils engine table with a row, or more, for each pupil, and the condition for those who were not found
 * @param other engine table with the references of the other file
 * @example // A-0012 among the pupils and A-12 in the other file are not near: zeros count only in front; 0012 and 12 are
 */
export async function nearReferences(
  engine: Engine,
  pupils: { readonly table: string; readonly missing: Sql },
  other: string,
): Promise<NearReferences> {
  const pupil = name("pupil");
  const own = sql`select distinct ${pupil} from ${name(pupils.table)} where ${pupils.missing}`;
  const [found] = await engine.rows(
    sql`select count(*) from (${own}) p where ${looseReference(sql`cast(p.${pupil} as varchar)`)} in
      (select ${looseReference(sql`cast(${pupil} as varchar)`)} from ${name(other)})`,
  );
  const [all] = await engine.rows(sql`select count(distinct ${pupil}) from ${name(pupils.table)}`);
  return { near: Number(found?.[0]), of: Number(all?.[0]) };
}

/** What several files of one kind give together. */
export function nearTogether(all: readonly NearReferences[]): NearReferences {
  return all.reduce((so, { near, of }) => ({ near: so.near + near, of: so.of + of }), { near: 0, of: 0 });
}
