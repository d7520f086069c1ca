import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 does not allow
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Markup for a page; characters that documents may not contain become U+FFFD, and `]]>`, which XML does not allow in a text, `]]&gt;`. */
export function renderHtml(node: VNode): string {
  return renderToString(node).replace(NOT_XML, "\ufffd").replaceAll("]]>", "]]&gt;");
}

/**
 * A chart as an SVG document of its own.
 *
 * @throws TypeError when the outermost element is not an `<svg>`
 */
export function renderSvg(node: VNode): string {
  const markup = renderHtml(node);
  if (!markup.startsWith("<svg ")) throw new TypeError("only a chart whose outermost element is <svg> can be a file");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" ${markup.slice(5)}\n`;
}
