import { isCardNumberRight, oldPermitNumber } from './card-number.ts';
import { chipNationName } from './nation-names.ts';
import type { CardType, ChipReading } from './port.ts';
import { gb18030PuaTable, type PuaTable, toStandardText } from './pua-table.ts';
import { addressBytes, textBytes } from './sam-messages.ts';

/** The 256 text bytes of a card: UTF-16LE, each field padded with spaces (devices §1.6). */
export type CardFields = Readonly<Partial<Record<FieldName, string>>>;

/** What the text block alone says. */
export type CardWords = Omit<ChipReading, 'photoWlt' | 'rawText' | 'newestAddress' | 'fingerprint'>;

/** Null when the type mark names no card we know. Text is kept as it came but for its padding. */
export function decodeCardText(text: Uint8Array, puaTable: PuaTable = gb18030PuaTable): CardWords | null {
  const type = cardTypeOf(text);
  if (type === null) return null;
  const field = (name: FieldName): string => trimPadding(rawField(text, type, name));
  const name = toStandardText(field('name'), puaTable);
  const address = toStandardText(field('address'), puaTable);
  const issuer = toStandardText(field('issuer'), puaTable);
  return {
    type,
    name: field('name'),
    // Part 2 continues part 1 without a gap only when part 1 fills its field, so the raw text is joined.
    latinName: trimPadding(rawField(text, type, 'latinName') + rawField(text, type, 'latinNameRest')),
    sexCode: field('sex'),
    nationCode: field('nation'),
    nationName: chipNationName(field('nation')),
    nationality: field('nationality'),
    birthDate: isoDate(field('birth')),
    address: field('address'),
    idNumber: field('number'),
    isNumberRight: isCardNumberRight(type, field('number')),
    oldNumber:
      type === 'foreigner-2023'
        ? oldPermitNumber({
            nationality: field('nationality'),
            number: field('number'),
            link: field('oldNumberLink'),
          })
        : null,
    issuer: field('issuer'),
    validFrom: isoDate(field('validFrom')),
    validTo: isoDate(field('validTo')),
    passNumber: type === 'hmt' ? field('passNumber') : null,
    issueCount: 'issueCount' in layouts[type] ? field('issueCount') : null,
    standard: { name: name.text, address: address.text, issuer: issuer.text },
    unmapped: [...new Set([...name.unmapped, ...address.unmapped, ...issuer.unmapped])],
  };
}

/** The address that the module hands out on its own, padded like every field. */
export function decodeAddress(bytes: Uint8Array, puaTable: PuaTable = gb18030PuaTable): NewestAddressText {
  const address = trimPadding(decodeText(bytes));
  return { address, standard: toStandardText(address, puaTable).text };
}

export function encodeAddress(address: string): Uint8Array {
  const bytes = Buffer.alloc(addressBytes, Buffer.from(' ', 'utf16le'));
  if (address.length * 2 > addressBytes) throw new RangeError(`address does not fit: ${address}`);
  bytes.write(address, 'utf16le');
  return Uint8Array.from(bytes);
}

interface NewestAddressText {
  readonly address: string;
  readonly standard: string;
}

/** The card's side: lays fields out as a card of this type carries them. Dates are YYYYMMDD here. */
export function encodeCardText(type: CardType, fields: CardFields): Uint8Array {
  const text = Buffer.alloc(textBytes, Buffer.from(' ', 'utf16le'));
  for (const [name, value] of Object.entries(fields) as [FieldName, string][]) {
    const place = layouts[type][name];
    if (place === undefined) throw new RangeError(`a ${type} card has no field ${name}`);
    const bytes = Buffer.from(value, 'utf16le');
    if (bytes.length > place.length) throw new RangeError(`${name} does not fit: ${value}`);
    bytes.copy(text, place.offset);
  }
  text.write(marks[type], markOffset, 'utf16le');
  return Uint8Array.from(text);
}

type FieldName =
  | 'name'
  | 'latinName'
  | 'latinNameRest'
  | 'sex'
  | 'nation'
  | 'nationality'
  | 'birth'
  | 'address'
  | 'number'
  | 'issuer'
  | 'validFrom'
  | 'validTo'
  | 'passNumber'
  | 'issueCount'
  | 'cardVersion'
  | 'authority'
  | 'oldNumberLink';

interface Place {
  readonly offset: number;
  readonly length: number;
}

const at = (offset: number, length: number): Place => ({ offset, length });

const validity = { validFrom: at(188, 16), validTo: at(204, 16) };

const mainland = {
  name: at(0, 30),
  sex: at(30, 2),
  birth: at(36, 16),
  address: at(52, 70),
  number: at(122, 36),
  issuer: at(158, 30),
  ...validity,
};

const layouts: Readonly<Record<CardType, Readonly<Partial<Record<FieldName, Place>>>>> = {
  citizen: { ...mainland, nation: at(32, 4) },
  // 港澳台居民居住证, from 2018-09-01; where the citizen card has the nation this one has nothing.
  hmt: { ...mainland, passNumber: at(220, 18), issueCount: at(238, 4) },
  'foreigner-2017': {
    latinName: at(0, 120),
    sex: at(120, 2),
    number: at(122, 30),
    nationality: at(152, 6),
    name: at(158, 30),
    ...validity,
    birth: at(220, 16),
    cardVersion: at(236, 4),
    authority: at(240, 8),
  },
  'foreigner-2023': {
    name: at(0, 30),
    sex: at(30, 2),
    issueCount: at(32, 4),
    birth: at(36, 16),
    latinName: at(52, 70),
    number: at(122, 36),
    ...validity,
    latinNameRest: at(220, 22),
    nationality: at(242, 6),
    oldNumberLink: at(250, 6),
  },
};

const markOffset = 248;
const marks: Readonly<Record<CardType, string>> = {
  citizen: ' ',
  hmt: 'J',
  'foreigner-2017': 'I',
  'foreigner-2023': 'Y',
};

function cardTypeOf(text: Uint8Array): CardType | null {
  if (text.length !== textBytes) return null;
  const mark = decodeText(text.subarray(markOffset, markOffset + 2));
  // Some modules hand the reserved bytes of a citizen card over as zeros.
  if (mark === '\0') return 'citizen';
  for (const [type, known] of Object.entries(marks) as [CardType, string][]) if (known === mark) return type;
  return null;
}

function rawField(text: Uint8Array, type: CardType, name: FieldName): string {
  const place = layouts[type][name];
  return place === undefined ? '' : decodeText(text.subarray(place.offset, place.offset + place.length));
}

/** Half of a surrogate pair has no UTF-8 form and would change later unseen; here it becomes U+FFFD, and `rawText` proves it. */
function decodeText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf16le').toWellFormed();
}

function trimPadding(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\0')) end -= 1;
  return text.slice(0, end);
}

/** `长期`, and anything that is no date, stays as the card says it. */
function isoDate(text: string): string {
  return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
}
