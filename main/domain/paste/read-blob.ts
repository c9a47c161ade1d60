import type { Text } from '../failures.ts';
import { checkBankCard } from '../numbers/bank-card.ts';
import { normaliseCitizenId, readCitizenId } from '../numbers/citizen-id.ts';
import { checkPersonName } from '../numbers/person-name.ts';
import { checkPhone, normalisePhone } from '../numbers/phone.ts';
import { halfWidth } from './half-width.ts';
import { readDate } from './read-date.ts';

export type FindingKind = 'name' | 'idNumber' | 'phone' | 'date' | 'address' | 'bankCard';

/** One thing in a pasted text; `refused` says why it can't be used as it is. */
export interface Finding {
  readonly kind: FindingKind;
  readonly value: string;
  readonly refused?: Text;
}

/** So much is looked at; nobody types more than a page into one field. */
const mostCharacters = 4_000;

const number = '[\\d〇零○一二三四五六七八九十]';
const datePattern = new RegExp(
  `(?:农历|阴历|旧历|公历|阳历|民国)?(?:${number}{2,4}年(?:闰)?[正腊冬\\d〇零一二三四五六七八九十]{1,3}月(?:初|廿)?${number}{1,3}[日号]?|(?<![\\d.])\\d{2,4}[./-]\\d{1,2}[./-]\\d{1,2}(?![\\d.]))`,
  'g',
);
const idPattern = /(?<!\d)\d{17}[\dXx](?![\dA-Za-z])/g;
const cardPattern = /(?<![\d-])\d(?:[ -]?\d){15,18}(?![\d-])/g;
const phonePattern = /(?<!\d)(?:(?:\+?86|0086)[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/g;
const labels =
  /^(?:申请人|联系人|姓名|联系电话|手机号码?|电话|现住址|户籍地址|家庭住址|通信地址|地址|住址|出生日期|生日|身份证号?码?|证件号码|银行卡号?|账号|卡号)\s*[:：]?\s*/;
const placeWords = /省|自治区|自治州|市|县|区|旗|镇|乡|街道|村|社区|屯|路|街|巷|号|组|栋|幢|单元|室/g;
const notNames = /^(?:男|女|汉族?|.{1,3}族|公民|身份证|先生|女士|本人|户主)$/;

/** What a pasted text holds, in its order of certainty: numbers first, then dates, addresses, and a name. */
export function readBlob(text: string, today: string): readonly Finding[] {
  const found: Finding[] = [];
  let rest = halfWidth(text).slice(0, mostCharacters);
  const take = (pattern: RegExp, read: (match: string) => Finding | null): void => {
    rest = rest.replace(pattern, (match) => {
      const finding = read(match);
      if (finding === null) return match;
      found.push(finding);
      return '\n';
    });
  };
  take(idPattern, (match) => {
    const value = normaliseCitizenId(match);
    return readCitizenId(value) === null ? null : { kind: 'idNumber', value };
  });
  take(phonePattern, (match) => {
    const value = normalisePhone(match);
    return checkPhone(value) === null ? { kind: 'phone', value } : null;
  });
  take(cardPattern, (match) => {
    const value = match.replace(/\D/g, '');
    return checkBankCard(value) === null ? { kind: 'bankCard', value } : null;
  });
  take(datePattern, (match) => {
    const read = readDate(match, today);
    if (read === null) return null;
    return 'date' in read ? { kind: 'date', value: read.date } : { kind: 'date', value: match, refused: read.refused };
  });
  const pieces = rest
    .split(/[\n\t,，;；、|。]+/)
    .flatMap((piece) => (isAddress(piece.replace(/\s/g, '')) ? [piece] : piece.split(/\s+/)))
    .map((piece) => piece.trim().replace(labels, '').trim())
    .filter((piece) => piece !== '');
  for (const address of addressesIn(pieces)) found.push({ kind: 'address', value: address });
  const name = pieces.find((piece) => isName(piece));
  if (name !== undefined) found.push({ kind: 'name', value: name });
  return found;
}

/** Pieces of an address that stand beside each other are one. */
function addressesIn(pieces: readonly string[]): readonly string[] {
  const found: string[] = [];
  let open = '';
  for (const piece of [...pieces, '']) {
    if (piece !== '' && placeWordsIn(piece) > 0 && !isName(piece)) open += readAddress(piece);
    else {
      if (isAddress(open)) found.push(open);
      open = '';
    }
  }
  return found;
}

/** 地址: one writing, without the blanks that a copied table brings along. */
export function readAddress(text: string): string {
  return halfWidth(text).replace(/\s+/g, '').replace(labels, '');
}

const placeWordsIn = (text: string): number => text.match(placeWords)?.length ?? 0;
const isAddress = (text: string): boolean => text.length >= 6 && placeWordsIn(text) >= 2;

function isName(piece: string): boolean {
  return (
    /^(?:\p{Script=Han}{2,4}|\p{Script=Han}+(?:·\p{Script=Han}+)+)$/u.test(piece) &&
    !notNames.test(piece) &&
    placeWordsIn(piece.slice(1)) === 0 &&
    checkPersonName(piece) === null
  );
}
