declare const named: unique symbol;

/** Something in which every area that is named may be named. Only `AreaNames` makes it (`area-names.ts`). */
export type Named<Content> = Content & { readonly [named]: true };
