import type { Domain } from "../../figures/domain.ts";
import type { AnyFigure, Figure } from "../../figures/figure.ts";
import { domainsOfFigure } from "../hidden-together.ts";

const isAdjusted = (figure: AnyFigure): figure is Figure => "adjusted" in figure && figure.adjusted !== undefined;

/**
 * The domains of a figure that are protected together with all others.
 *
 * None for an adjusted gap: it is a sum over cells of which small ones are left out, so that nearly every one would lie a
 * few pupils from the gap of the same group, and hiding it would show that there are some. Its cells pass the rules
 * for single figures.
 */
export function domainsProtected(figure: AnyFigure): readonly Domain[] {
  return isAdjusted(figure) ? [] : domainsOfFigure(figure);
}
