import type { Input, Output } from '../../preload/contract.ts';
import type { Draft } from '../domain/application.ts';
import { requiredMaterials } from '../domain/completeness.ts';
import { shanghaiDate } from '../domain/dates.ts';
import { personNumbersIn } from '../domain/household.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import {
  walletOffers as offersOf,
  reusedEntry,
  sourcesOf,
  type WalletSource,
  watermarkText,
} from '../domain/wallet.ts';
import { configurationInForce } from '../publications/in-force.ts';
import { itemOf } from './check-draft.ts';
import { currentOperator, type TerminalParts } from './parts.ts';
import { storeDraft } from './start-draft.ts';

type Offers = Output<'walletOffers'>;

/** So many applications of one person are looked through, so many persons of a household. */
const mostOfPerson = 30;
const mostPersons = 12;

/** 已有材料: what need not be brought again, for what this draft asks and does not have yet. */
export function walletOffers(parts: TerminalParts, input: Input<'walletOffers'>): Result<Offers> {
  const found = openDraft(parts, input.draftId);
  return found.ok ? ok([...offersFor(parts, found.value)]) : found;
}

/**
 * 复用: the pages are drawn with their watermark now, into a file of their own; what lies in the vault stays as it is. The
 * event says whose material was taken, for what, and that the applicant agreed.
 */
export async function takeFromWallet(
  parts: TerminalParts,
  input: Input<'takeFromWallet'>,
): Promise<Result<Output<'takeFromWallet'>>> {
  const found = openDraft(parts, input.draftId);
  if (!found.ok) return found;
  const offer = offersFor(parts, found.value).find(
    (one) => one.materialCode === input.materialCode && one.applicationId === input.applicationId,
  );
  const source = offer && parts.ledger.application(offer.applicationId);
  const given = source?.materials.find(({ code }) => code === input.materialCode);
  if (!offer || !given) return failed('wallet/not-offered');

  const now = parts.clock.now().toISOString();
  const pages: Uint8Array[] = [];
  const sources = sourcesOf(given);
  for (const sha256 of sources) {
    const page = await parts.vault.get(sha256);
    if (!page.ok) return page;
    pages.push(page.value);
  }
  const { level, takenOn, localNumber } = offer;
  const mark = watermarkText({ level, takenOn, itemName: found.value.itemName, usedAt: now });
  const drawn = await parts.paper.watermarkedPages(pages, mark);
  if (!drawn.ok) return drawn;
  const kept = await parts.vault.put(drawn.value, 'application/pdf');
  if (!kept.ok) return kept;

  // Drawn asynchronously: the draft may have been scanned into, or accepted, meanwhile.
  const draft = parts.ledger.draft(input.draftId);
  if (!draft) return failed('application/not-found', 'the draft is no longer open');
  const entry = draft.materials.find(({ code }) => code === input.materialCode);
  if (!entry || entry.pages.length > 0) return failed('wallet/not-offered', 'it was handed in meanwhile');
  const reuse = {
    applicationId: offer.applicationId,
    localNumber,
    level,
    takenOn,
    sources: [...sources],
    consentAt: now,
  };
  const taken = reusedEntry(entry, { offer, pages: [kept.value], reuse });
  const noted = parts.ledger.transact((writer) => {
    writer.appendEvent({
      type: 'material/reused',
      operatorId: parts.session.operator?.id ?? null,
      applicationId: draft.id,
      body: { materialCode: input.materialCode, reuse, drawn: kept.value.sha256, hasConsent: input.hasConsent },
    });
  });
  return noted.ok ? storeDraft(parts, withEntry(draft, taken, now), draft.revision) : noted;
}

export function dropReuse(parts: TerminalParts, input: Input<'dropReuse'>): Result<Output<'dropReuse'>> {
  const found = openDraft(parts, input.draftId);
  if (!found.ok) return found;
  const draft = found.value;
  const entry = draft.materials.find(({ code }) => code === input.materialCode);
  if (!entry?.reuse) return ok(draft);
  const { code } = entry;
  const empty = { code, originalSeen: false, method: 'none' as const, pages: [] };
  return storeDraft(parts, withEntry(draft, empty, parts.clock.now().toISOString()), draft.revision);
}

function offersFor(parts: TerminalParts, draft: Draft): Offers {
  const item = itemOf(parts, draft);
  if (!item) return [];
  const applicantNumber = personNumbersIn({ applicant: draft.form.applicant })[0];
  if (applicantNumber === undefined) return [];
  const isOpen = (code: string) => draft.materials.some((one) => one.code === code && one.pages.length === 0);
  return [
    ...offersOf({
      needed: requiredMaterials(item, draft.situation).filter(({ code }) => isOpen(code)),
      sources: sourcesFor(parts, draft, applicantNumber),
      applicantNumber,
      today: shanghaiDate(parts.clock.now().toISOString()),
      walletDays: configurationInForce(parts.ledger).walletDays,
    }),
  ];
}

/** Of the applicant, and of those whom this form or an earlier one of the applicant's names. */
function sourcesFor(parts: TerminalParts, draft: Draft, applicantNumber: string): readonly WalletSource[] {
  const own = applicationsOf(parts, applicantNumber);
  const named = [draft.form, ...own.map(({ application }) => application.form)].flatMap(personNumbersIn);
  const household = [...new Set(named)].filter((number) => number !== applicantNumber).slice(0, mostPersons);
  return [...own, ...household.flatMap((number) => applicationsOf(parts, number))];
}

function applicationsOf(parts: TerminalParts, idNumber: string): readonly WalletSource[] {
  return parts.ledger.applicationsOfPerson(idNumber, mostOfPerson).flatMap(({ id }) => {
    const application = parts.ledger.application(id);
    return application ? [{ application, item: itemOf(parts, application) }] : [];
  });
}

function openDraft(parts: TerminalParts, draftId: string): Result<Draft> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const draft = parts.ledger.draft(draftId);
  return draft ? ok(draft) : failed('application/not-found', 'the draft is no longer open');
}

function withEntry(draft: Draft, entry: Draft['materials'][number], now: string): Draft {
  return {
    ...draft,
    materials: draft.materials.map((one) => (one.code === entry.code ? entry : one)),
    pageDoubts: draft.pageDoubts?.filter(({ materialCode }) => materialCode !== entry.code),
    updatedAt: now,
  };
}
