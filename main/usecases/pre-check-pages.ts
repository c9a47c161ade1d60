import { Buffer } from 'node:buffer';
import type { Draft } from '../domain/application.ts';
import { type NewPage, pagesOf, placePage } from './draft-pages.ts';
import type { TerminalParts } from './parts.ts';

/**
 * What the citizen scanned at a kiosk comes to the window that opened the pre-check, page by page, while the clerk already
 * works. It comes as a scan: the original still has to be seen (T3). What does not come is scanned at the window.
 */
export async function bringPreCheckPages(parts: TerminalParts, { id: draftId, preCheck }: Draft): Promise<void> {
  const county = parts.county();
  if (!preCheck?.brought || !county) return;
  for (const { code: materialCode, pages = [] } of preCheck.brought.materials) {
    for (const page of pages) {
      const draft = parts.ledger.draft(draftId);
      if (!draft) return;
      if (pagesOf(draft, materialCode).some(({ sha256 }) => sha256 === page.sha256)) continue;
      const reply = await county.preCheckPage(preCheck.caseNumber, page.sha256);
      // Not there yet, or no line: the clerk has the scanner at hand.
      if (!reply.ok || reply.value.base64 === null) continue;
      const bytes = new Uint8Array(Buffer.from(reply.value.base64, 'base64'));
      const kept = await parts.vault.put(bytes, page.mediaType);
      if (!kept.ok || kept.value.sha256 !== page.sha256) continue;
      const place: NewPage = { page: kept.value, why: null, taken: 'scanner', replaces: null };
      const placed = placePage(parts, { draftId, materialCode }, place);
      if (!placed.ok) return;
    }
  }
}
