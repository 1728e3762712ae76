/** One tag in a piece of XML. */
export interface XmlTag {
  /** Without the prefix of a namespace; begins with `/` when it closes an element. */
  readonly name: string;
  /** Name with its prefix, as a closing tag repeats it. */
  readonly fullName: string;
  /** The text after the name. */
  readonly attributes: string;
  readonly empty: boolean;
  readonly start: number;
  /** The place after `>`. */
  readonly end: number;
}

const SPACE = 0x20;
const SLASH = 0x2f;
const CLOSE = 0x3e;
const endsName = (code: number) => code <= SPACE || code === SLASH || code === CLOSE;

/**
 * The first tag from a place on; null when there is none. Every search goes forward only, so that no text,
 * however it is made, costs more than one walk through it: patterns with open ends would walk again and again.
 */
export function nextTag(xml: string, from: number): XmlTag | null {
  const start = xml.indexOf('<', from);
  const close = start === -1 ? -1 : xml.indexOf('>', start);
  if (close === -1) return null;
  const closing = xml.charAt(start + 1) === '/' ? 1 : 0;
  let nameEnd = start + 1 + closing;
  while (!endsName(xml.charCodeAt(nameEnd))) nameEnd += 1;
  const fullName = xml.slice(start + 1 + closing, nameEnd);
  const prefix = fullName.indexOf(':');
  const name = prefix === -1 ? fullName : fullName.slice(prefix + 1);
  const empty = xml.charAt(close - 1) === '/';
  return { name: closing === 1 ? `/${name}` : name, fullName, attributes: xml.slice(nameEnd, empty ? close - 1 : close), empty, start, end: close + 1 };
}

/** The attributes of every element of a name between two places. */
export function attributesOf(xml: string, name: string, from = 0, to = xml.length): string[] {
  const found: string[] = [];
  for (let tag = nextTag(xml, from); tag !== null && tag.start < to; tag = nextTag(xml, tag.end)) if (tag.name === name) found.push(tag.attributes);
  return found;
}

/** The text right behind the first tag of a name; empty when there is none. */
export function firstText(xml: string, name: string): string {
  if (xml.startsWith(`<${name}>`)) return textAt(xml, name.length + 2);
  for (let tag = nextTag(xml, 0); tag !== null; tag = nextTag(xml, tag.end)) {
    if (tag.name === name && !tag.empty) return textAt(xml, tag.end);
  }
  return '';
}

/** The text from a place to the next tag. */
export function textAt(xml: string, from: number): string {
  const end = xml.indexOf('<', from);
  return end === -1 ? '' : xml.slice(from, end);
}

/** The place behind the element that a tag opens; -1 when it is never closed. */
export function endOfElement(xml: string, tag: XmlTag): number {
  if (tag.empty) return tag.end;
  const closing = `</${tag.fullName}`;
  const end = xml.indexOf(closing, tag.end);
  const finish = end === -1 ? -1 : xml.indexOf('>', end);
  return finish === -1 ? -1 : finish + 1;
}
