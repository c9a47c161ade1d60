import type { IppGroup, IppValue } from './ipp-message.ts';

/** Attribute values of RFC 8010 §3.9, those that printing needs. */
const tags = {
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  textWithLanguage: 0x35,
  nameWithLanguage: 0x36,
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mimeType: 0x49,
} as const;

type TextKind = 'text' | 'name' | 'keyword' | 'uri' | 'charset' | 'language' | 'mimeType';

export function words(kind: TextKind, ...values: readonly string[]): readonly IppValue[] {
  return values.map((value) => ({ tag: tags[kind], bytes: Buffer.from(value, 'utf8') }));
}

export function numbers(kind: 'integer' | 'enum', ...values: readonly number[]): readonly IppValue[] {
  return values.map((value) => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    return { tag: tags[kind], bytes };
  });
}

export function truth(value: boolean): readonly IppValue[] {
  return [{ tag: tags.boolean, bytes: Uint8Array.of(value ? 1 : 0) }];
}

export function group(tag: number, attributes: Readonly<Record<string, readonly IppValue[]>>): IppGroup {
  return { tag, attributes: new Map(Object.entries(attributes)) };
}

/** All text values of an attribute; empty where it is missing or no text. */
export function textsOf(from: IppGroup, name: string): readonly string[] {
  return (from.attributes.get(name) ?? []).map(textOf).filter((text) => text !== null);
}

export function firstText(from: IppGroup, name: string): string | null {
  return textsOf(from, name)[0] ?? null;
}

export function firstNumber(from: IppGroup, name: string): number | null {
  const value = from.attributes.get(name)?.[0];
  const isNumber = value !== undefined && (value.tag === tags.integer || value.tag === tags.enum);
  return isNumber && value.bytes.length === 4 ? Buffer.from(value.bytes).readInt32BE() : null;
}

export function firstTruth(from: IppGroup, name: string): boolean | null {
  const value = from.attributes.get(name)?.[0];
  return value?.tag === tags.boolean && value.bytes.length === 1 ? value.bytes[0] === 1 : null;
}

function textOf({ tag, bytes }: IppValue): string | null {
  if (tag >= tags.text && tag <= tags.mimeType) return Buffer.from(bytes).toString('utf8');
  if (tag === tags.textWithLanguage || tag === tags.nameWithLanguage) return withoutLanguage(bytes);
  return null;
}

/** Two counted strings, language and text (RFC 8010 §3.9). */
function withoutLanguage(bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes);
  if (buffer.length < 4) return null;
  const textAt = 2 + buffer.readUInt16BE(0) + 2;
  if (textAt > buffer.length) return null;
  return buffer.subarray(textAt, textAt + buffer.readUInt16BE(textAt - 2)).toString('utf8');
}
