import type { Result } from './domain/result.ts';
import type { Recording } from './recordings.ts';
import { documentFile } from './usecases/documents/document-papers.ts';
import { mayReadAtKiosk } from './usecases/kiosk/kiosk-door.ts';
import { formContext, formPdf, paperContext } from './usecases/papers.ts';
import type { TerminalParts } from './usecases/parts.ts';
import { publicFile } from './usecases/public-files.ts';

/** Pictures and documents that the screens show by address. Both hosts hand these on; neither adds anything. */
export interface FileDoor {
  /** `path` begins with `/pages/`, `/documents/` or `/voice/`; null means: no such thing, or the terminal is locked. */
  read(path: string): Promise<ServedFile | null>;
}

export interface ServedFile {
  readonly mediaType:
    | 'image/jpeg'
    | 'image/png'
    | 'application/pdf'
    | 'application/octet-stream'
    | Recording['mediaType'];
  readonly bytes: Uint8Array;
}

/** What the hosts ask of the file door; everything else is of the screens themselves. */
export function isFilePath(pathname: string): boolean {
  return ['/pages/', '/documents/', '/voice/'].some((beginning) => pathname.startsWith(beginning));
}

const pagePath = /^\/pages\/([0-9a-f]{64})$/;
const receiptPath = /^\/documents\/receipt-([0-9a-f-]{36})\.pdf$/;
const formPath = /^\/documents\/application-form-([0-9a-f-]{36})\.pdf$/;

export function createFileDoor(parts: TerminalParts): FileDoor {
  return {
    async read(path) {
      if (!parts.session.operator || !mayReadAtKiosk(parts, path)) return null;
      const page = pagePath.exec(path)?.[1];
      if (page !== undefined) return readPage(parts, page);
      const receipt = receiptPath.exec(path)?.[1];
      if (receipt !== undefined) return readReceipt(parts, receipt);
      const draft = formPath.exec(path)?.[1];
      if (draft !== undefined) return readForm(parts, draft);
      const document = (await publicFile(parts, path)) ?? (await documentFile(parts, path));
      return document && served(parts, document);
    },
  };
}

async function readPage(parts: TerminalParts, sha256: string): Promise<ServedFile | null> {
  const bytes = await parts.vault.get(sha256);
  return bytes.ok ? { mediaType: mediaTypeOf(bytes.value), bytes: bytes.value } : null;
}

async function readReceipt(parts: TerminalParts, applicationId: string): Promise<ServedFile | null> {
  const context = paperContext(parts, applicationId, false);
  if (!context.ok) return null;
  return served(parts, await parts.paper.receiptPdf(context.value));
}

async function readForm(parts: TerminalParts, draftId: string): Promise<ServedFile | null> {
  if (!formContext(parts, draftId).ok) return null;
  return served(parts, await formPdf(parts, draftId));
}

function served(parts: TerminalParts, pdf: Result<Uint8Array>): ServedFile | null {
  if (pdf.ok) return { mediaType: 'application/pdf', bytes: pdf.value };
  parts.log.error({ code: pdf.failure.code, detail: pdf.failure.detail }, 'a document could not be made');
  return null;
}

/** By the bytes themselves: what a scanner or a page calls them is not believed. */
function mediaTypeOf(bytes: Uint8Array): ServedFile['mediaType'] {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg';
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return 'image/png';
  if (bytes[0] === 0x25 && bytes[1] === 0x50) return 'application/pdf';
  return 'application/octet-stream';
}
