import { XMLParser } from 'fast-xml-parser';

/** Walking through a device's XML. What isn't there, or isn't what it should be, is undefined or null, never an error. */

const maxXmlLength = 262_144;

/**
 * Device XML is foreign input: no entities, no document type, no numbers guessed from text. Prefixes differ between
 * vendors and are dropped; the element names do not.
 */
const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  processEntities: false,
  htmlEntities: false,
});

/** The root element of that name; null for any other document. */
export function documentRoot(xml: string, rootName: string): unknown {
  if (xml.length > maxXmlLength || /<!DOCTYPE|<!ENTITY/i.test(xml)) return null;
  try {
    return at(parser.parse(xml), rootName) ?? null;
  } catch {
    return null;
  }
}

export function at(node: unknown, ...path: readonly string[]): unknown {
  let here = node;
  for (const name of path) {
    const first: unknown = Array.isArray(here) ? here[0] : here;
    if (typeof first !== 'object' || first === null || !Object.hasOwn(first, name)) return undefined;
    here = (first as Readonly<Record<string, unknown>>)[name];
  }
  return here;
}

export function all(node: unknown): readonly unknown[] {
  if (node === undefined) return [];
  return Array.isArray(node) ? node : [node];
}

export function text(node: unknown): string | null {
  const first: unknown = Array.isArray(node) ? node[0] : node;
  return typeof first === 'string' && first.trim() !== '' ? first.trim() : null;
}

export function positive(node: unknown): number | null {
  const digits = text(node);
  return digits !== null && /^[1-9]\d{0,5}$/.test(digits) ? Number(digits) : null;
}
