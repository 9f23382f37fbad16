/** A reader for the XML that reports are written in: it refuses what is not well-formed, and knows no more than they use. */

export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

type Open = Omit<Element, "children" | "text"> & { readonly children: Element[]; text: string };

const TOKEN = /<\?xml [^?]*\?>|<(\/?)([A-Za-z]+)((?:\s+[A-Za-z]+="[^"<]*")*)\s*>|([^<]+)/y;
const CHARACTERS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };
/** All that XML 1.0 may hold. */
const ALLOWED = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;

/** @throws Error for anything that is not well-formed. */
export function parseXml(xml: string): Element {
  if (!ALLOWED.test(xml)) throw new Error("a character that XML cannot hold");
  const root: Open = { tag: "", attributes: {}, children: [], text: "" };
  const stack: Open[] = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex;
    const [token, closing, tag, attributes, text] = TOKEN.exec(xml) ?? fail(xml, at);
    const parent = stack.at(-1)!;
    if (text !== undefined) parent.text += unescaped(text);
    else if (token.startsWith("<?")) continue;
    else if (closing === "/") {
      if (stack.length === 1 || parent.tag !== tag) fail(xml, at);
      stack.pop();
    } else {
      const child: Open = { tag: tag!, attributes: attributesOf(attributes!), children: [], text: "" };
      parent.children.push(child);
      stack.push(child);
    }
  }
  const [only, ...more] = root.children;
  if (stack.length > 1 || !only || more.length > 0 || root.text.trim() !== "")
    throw new Error("not one element");
  return only;
}

function attributesOf(text: string): Record<string, string> {
  const found = [...text.matchAll(/([A-Za-z]+)="([^"]*)"/g)].map(
    ([, name, value]) => [name!, unescaped(value!)] as const,
  );
  if (new Set(found.map(([name]) => name)).size < found.length)
    throw new Error(`an attribute twice: ${text}`);
  return Object.fromEntries(found);
}

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|([a-z]+));|&/g, (all, code?: string, name?: string) => {
    const character = code === undefined ? CHARACTERS[name ?? ""] : String.fromCodePoint(Number(code));
    if (character === undefined) throw new Error(`no such entity: ${all}`);
    return character;
  });
}

function fail(xml: string, at: number): never {
  throw new Error(`not well-formed at: ${xml.slice(at, at + 60)}`);
}
