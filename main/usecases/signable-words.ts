import type { SignableWords } from '../display/port.ts';
import { sheetHash } from '../display/sheet-hash.ts';
import { citizenLine, documentSheetForDisplay, isUndertaking } from '../domain/display/document-sheet.ts';
import { formSheet } from '../domain/display/form-sheet.ts';
import { personNumbersIn } from '../domain/household.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { itemOf } from './check-draft.ts';
import type { TerminalParts } from './parts.ts';

/** 申请表 of a draft, or of the application under the same id. */
export function formWords(parts: TerminalParts, id: string): Result<SignableWords> {
  const application = parts.ledger.application(id);
  const content = application ?? parts.ledger.draft(id);
  if (!content) return failed('application/not-found');
  const item = itemOf(parts, content);
  if (!item) return failed('item/unknown');
  const officeName = parts.ledger.fact('enrolment')?.officeName ?? item.implementer.name;
  const covered = formSheet({ item, content, officeName });
  return ok({
    about: 'application-form',
    id,
    isDraft: application === null,
    sheet: covered.sheet,
    documentHash: sheetHash(covered),
    isUndertaking: false,
    line: '申请人（签名）',
    person: personNumbersIn({ applicant: content.form.applicant })[0] ?? '',
  });
}

/** An issued document on which the citizen has a line. */
export function documentWords(parts: TerminalParts, documentId: string): Result<SignableWords> {
  const document = parts.ledger.fact(`document/${documentId}`);
  if (!document) return failed('document/not-found');
  const line = citizenLine(document.content);
  if (line === null) return failed('input/invalid', 'the citizen has no line on it');
  const covered = documentSheetForDisplay(document);
  return ok({
    about: document.id,
    id: document.applicationId,
    isDraft: false,
    sheet: covered.sheet,
    documentHash: sheetHash(covered),
    isUndertaking: isUndertaking(document.kind),
    line,
    person: parts.ledger.application(document.applicationId)?.idNumber ?? '',
  });
}

export function wordsOf(
  parts: TerminalParts,
  { about, id }: Pick<SignableWords, 'about' | 'id'>,
): Result<SignableWords> {
  return about === 'application-form' ? formWords(parts, id) : documentWords(parts, about);
}
