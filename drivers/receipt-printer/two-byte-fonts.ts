import type { PrinterProfile } from './port.ts';

/**
 * Which two-byte codes a printer's own font has. Printers sold as "GB2312" have the 1980 set, most others GBK; the
 * additions of GB 18030-2000 inside the two-byte zone (the euro sign, eighty components, 䶮 among them) are in few.
 */
export function isInFont(lead: number, trail: number, encoding: PrinterProfile['encoding']): boolean {
  if (lead < 0x81 || lead > 0xfe || trail < 0x40 || trail === 0x7f || trail > 0xfe) return false;
  if (encoding === 'gb2312') return isGb2312(lead, trail);
  if (isUserDefined(lead, trail)) return false;
  return encoding === 'gb18030' || !isAdditionOf2000(lead, trail);
}

/** First and last second byte of each symbol row; rows B0–F7 are hanzi. */
const gb2312Symbols: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
  161: [[0xa1, 0xfe]],
  162: [
    [0xb1, 0xe2],
    [0xe5, 0xee],
    [0xf1, 0xfc],
  ],
  163: [[0xa1, 0xfe]],
  164: [[0xa1, 0xf3]],
  165: [[0xa1, 0xf6]],
  166: [
    [0xa1, 0xb8],
    [0xc1, 0xd8],
  ],
  167: [
    [0xa1, 0xc1],
    [0xd1, 0xf1],
  ],
  168: [
    [0xa1, 0xba],
    [0xc5, 0xe9],
  ],
  169: [[0xa4, 0xef]],
};

function isGb2312(lead: number, trail: number): boolean {
  if (lead >= 0xb0 && lead <= 0xf7) return trail >= 0xa1 && !(lead === 0xd7 && trail > 0xf9);
  return (gb2312Symbols[lead] ?? []).some(([first, last]) => trail >= first && trail <= last);
}

/** The three private-use zones of GBK. */
function isUserDefined(lead: number, trail: number): boolean {
  if (trail >= 0xa1) return (lead >= 0xaa && lead <= 0xaf) || lead >= 0xf8;
  return lead >= 0xa1 && lead <= 0xa7;
}

function isAdditionOf2000(lead: number, trail: number): boolean {
  switch (lead) {
    case 0xa2:
      return trail === 0xe3;
    case 0xa6:
      return (trail >= 0xd9 && trail <= 0xdf) || trail === 0xec || trail === 0xed || trail === 0xf3;
    case 0xa8:
      return trail === 0xbc || trail === 0xbf;
    case 0xa9:
      return trail >= 0x89 && trail <= 0x95;
    case 0xfe:
      return trail >= 0x50 && trail <= 0xa0;
    default:
      return false;
  }
}
