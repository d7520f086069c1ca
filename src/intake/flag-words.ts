/** How files write yes and no, in lower case: one list for every layout. */
export const yesWords: readonly string[] = ["1", "1.0", "1.00", "true", "t", "yes", "y"];
export const noWords: readonly string[] = ["0", "0.0", "0.00", "false", "f", "no", "n"];

/**
 * The ways in which a value of a study may stand in a cell: a number also with noughts that programs add.
 *
 * @example writtenForms("4") // ["4", "4.0", "4.00"]
 * @example writtenForms("4.5") // ["4.5", "4.50"]
 * @example writtenForms("080") // ["080"]
 */
export function writtenForms(value: string): readonly string[] {
  if (!/^(?:-?(?:0|[1-9]\d*))(?:\.\d+)?$/.test(value)) return [value];
  const plain = value.includes(".") ? value.replace(/\.?0+$/, "") : value;
  const forms = plain.includes(".") ? [plain, `${plain}0`] : [plain, `${plain}.0`, `${plain}.00`];
  return [...new Set([value, ...forms])];
}
