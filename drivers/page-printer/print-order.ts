import type { PrintOrder } from './port.ts';

/** IPP's limit for a name (RFC 8011 §5.1.3), in bytes. */
const longestNameBytes = 255;
const pdfMark = '%PDF-';

/** What is wrong with an order, or null. Everything in it ends up in another program's hands. */
export function flawOfOrder({ id, pdf, queue, copies, title }: PrintOrder): string | null {
  if (!/^[0-9A-Za-z-]{1,64}$/.test(id)) return 'the id is not 1 to 64 letters, digits and hyphens';
  if (!isQueueName(queue)) return 'no such queue name';
  if (!Number.isInteger(copies) || copies < 1 || copies > 99) return 'copies go from 1 to 99';
  if (Buffer.from(pdf.subarray(0, pdfMark.length)).toString('latin1') !== pdfMark) return 'the document is not a PDF';
  if (hasControlCharacter(title)) return 'the title has control characters';
  return null;
}

/** Windows takes almost anything for a name; what could end a line, a path or an address it may not hold. */
export function isQueueName(name: string): boolean {
  return name !== '' && name.length <= 220 && !hasControlCharacter(name) && !/^[-.]/.test(name);
}

/** The job's name in the print system: the title for people, the id for finding it again. The title gives way. */
export function jobNameOf({ id, title }: Pick<PrintOrder, 'id' | 'title'>): string {
  const mark = ` #${id}`;
  let shown = '';
  for (const character of title) {
    if (Buffer.byteLength(shown + character + mark) > longestNameBytes) break;
    shown += character;
  }
  return `${shown}${mark}`;
}

export function isJobNameOf(id: string, name: string): boolean {
  return name.endsWith(` #${id}`);
}

function hasControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text);
}
