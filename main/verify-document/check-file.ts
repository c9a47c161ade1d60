import { contentHash } from '../paper/documents/content-hash.ts';
import { type EmbeddedDocument, embeddedIn } from '../paper/documents/embedded-words.ts';
import { createPaper } from '../paper/paper.ts';
import { checkText, type DocumentCheck, said } from './check-text.ts';
import type { VerifyOptions } from './verify-options.ts';

/** A text file with a code, or the PDF itself: then the words in it and the sheet are held against what was signed. */
export async function checkFile(
  bytes: Uint8Array,
  where: Pick<VerifyOptions, 'county' | 'keyFile'>,
): Promise<DocumentCheck> {
  const isPdf = Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
  if (!isPdf) return checkText(Buffer.from(bytes).toString('utf8'), where);
  const embedded = embeddedIn(bytes);
  if (embedded === null) return said('invalid', ['文件里没有文书的签名。The file carries no document’s signature.']);
  const check = await checkText(embedded.token, where);
  if (check.contentHash === null) return check;
  if (contentHash(embedded.content) !== check.contentHash) {
    return said('differs', ['文件里的文字与签名不符。The words in the file are not those that were signed.']);
  }
  const isSame = await isSameSheet(bytes, embedded);
  if (isSame === null) {
    return {
      ...check,
      lines: [...check.lines, '文字与签名一致；存档联请再对照纸面。The words are those that were signed.'],
    };
  }
  return isSame
    ? { ...check, lines: [...check.lines, '文件与签发时一致。The file is as it was issued.'] }
    : said('differs', [
        '签名和文字是真的，但页面被改动过，或者由另一版本生成。The sheet is not the one that these words make.',
      ]);
}

/** Made again and compared byte by byte; null for a copy that shows whole numbers, which are nowhere in the file. */
async function isSameSheet(
  bytes: Uint8Array,
  { content, copy, marks, token }: EmbeddedDocument,
): Promise<boolean | null> {
  if (copy === 'archive') return null;
  const issued = { ...marks, token };
  const sheet = { copy, watermark: null, issued, isVoided: false, whole: {} } as const;
  const made = await createPaper().document(content, sheet);
  return made.ok && Buffer.from(made.value).equals(Buffer.from(bytes));
}
