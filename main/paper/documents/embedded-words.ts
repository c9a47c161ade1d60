import { deflateRawSync, inflateRawSync } from 'node:zlib';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { DocumentContent } from '../../domain/documents/content.ts';
import { documentCopySchema } from '../../domain/documents/kinds.ts';
import type { SheetMarks } from '../port.ts';

/**
 * The words of a document travel inside its file, beside the token: whoever checks the file can hold them against the
 * signed hash, and make the sheet again to see that nothing on it was changed. Numbers are masked in them on every copy.
 */
export function embeddedWords(content: DocumentContent, { copy, issued }: Pick<SheetMarks, 'copy' | 'issued'>): string {
  const marks = issued && { codeText: issued.codeText, reprint: issued.reprint, printedAt: issued.printedAt };
  return deflateRawSync(canonicalize({ content, copy, marks }) ?? '').toString('base64url');
}

const embeddedSchema = z.object({
  content: z.looseObject({ kind: z.string(), title: z.string(), blocks: z.array(z.unknown()) }),
  copy: documentCopySchema,
  marks: z.object({ codeText: z.string(), reprint: z.int().min(0), printedAt: z.iso.datetime() }),
});

export interface EmbeddedDocument {
  readonly token: string;
  readonly content: DocumentContent;
  readonly copy: SheetMarks['copy'];
  readonly marks: z.infer<typeof embeddedSchema>['marks'];
}

/** Of a file from anywhere: null where it is no document of ours, or its words can't be read. */
export function embeddedIn(pdf: Uint8Array): EmbeddedDocument | null {
  const text = Buffer.from(pdf).toString('latin1');
  const token = infoIn(text, 'DocumentToken');
  const words = infoIn(text, 'DocumentWords');
  if (token === undefined || words === undefined) return null;
  try {
    const opened = inflateRawSync(Buffer.from(words, 'base64url'), { maxOutputLength: 4_000_000 });
    const parsed = embeddedSchema.parse(JSON.parse(opened.toString('utf8')));
    // What it says is only believed once its hash is the signed one.
    return { token, ...parsed, content: parsed.content as unknown as DocumentContent };
  } catch {
    return null;
  }
}

const longestInfo = 400_000;

/** An entry of the information dictionary (ISO 32000-1, 14.3.3): a string of its own object, of letters that need no escape. */
function infoIn(pdf: string, key: string): string | undefined {
  const id = new RegExp(`/${key} (\\d{1,9}) 0 R`).exec(pdf)?.[1];
  if (id === undefined) return undefined;
  const start = `\n${id} 0 obj\n(`;
  const from = pdf.indexOf(start);
  const to = from < 0 ? -1 : pdf.indexOf(')', from);
  const value = pdf.slice(from + start.length, to);
  return to > 0 && value.length <= longestInfo && /^[\w.-]+$/.test(value) ? value : undefined;
}
