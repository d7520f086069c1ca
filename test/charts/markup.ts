/** One element of a drawing as a reader of the file sees it, with what it inherits. */
export interface Drawn {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
  /** Sum of the `translate`s around and on it. */
  readonly offset: readonly [number, number];
  readonly inherited: (name: string) => string | undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** All elements of well-formed markup, outermost first. Throws at the first thing XML would not accept. */
export function drawnElements(markup: string): Drawn[] {
  const elements: Drawn[] = [];
  const texts = new Map<Drawn, string>();
  const open: Drawn[] = [];
  const body = markup.replace(/^<\?xml[^>]*\?>\s*/, "").trim();
  for (const [token, closing, tag, attributeText, selfClosed, text] of body.matchAll(
    /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|</g,
  )) {
    const parent = open.at(-1);
    if (text !== undefined) {
      for (const element of open) texts.set(element, (texts.get(element) ?? "") + unescaped(text));
    } else if (tag === undefined) {
      throw new SyntaxError(`stray < before ${body.slice(0, 60)}: ${token}`);
    } else if (closing === "/") {
      if (open.pop()?.tag !== tag) throw new SyntaxError(`</${tag}> closes something else`);
    } else {
      const element = made(tag, attributeText ?? "", parent, texts);
      elements.push(element);
      if (selfClosed !== "/") open.push(element);
    }
  }
  if (open.length > 0) throw new SyntaxError(`<${open.at(-1)?.tag}> is never closed`);
  return elements;
}

function made(tag: string, attributeText: string, parent: Drawn | undefined, texts: ReadonlyMap<Drawn, string>): Drawn {
  const attributes = new Map<string, string>();
  for (const [, name = "", value = ""] of attributeText.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (attributes.has(name)) throw new SyntaxError(`${name} twice in <${tag}>`);
    attributes.set(name, unescaped(value));
  }
  const [dx = 0, dy = 0] = (attributes.get("transform")?.match(/-?[\d.]+/g) ?? []).map(Number);
  const [px, py] = parent?.offset ?? [0, 0];
  return {
    tag,
    attributes,
    offset: [px + dx, py + dy],
    inherited: (name) => attributes.get(name) ?? parent?.inherited(name),
    get text() {
      return texts.get(this) ?? "";
    },
  };
}

function unescaped(text: string): string {
  return text.replace(/&(\w*);?/g, (whole, name: string) => {
    const character = ENTITIES[name];
    if (character === undefined || !whole.endsWith(";")) throw new SyntaxError(`not an entity of XML: ${whole}`);
    return character;
  });
}
