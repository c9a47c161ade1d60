import type { Input, Output } from '../../preload/contract.ts';
import { caseFileOf } from '../case-sync.ts';
import { changesFrom } from '../domain/amendment.ts';
import type { MaterialEntry, PageRef } from '../domain/application.ts';
import { type Amending, contentHere, emptyAmending } from '../domain/case-file.ts';
import { isAmendable, mayBeAmended } from '../domain/correction-request.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { operatedCase, viewOf } from './case-view.ts';
import { itemOf } from './check-draft.ts';
import type { TerminalParts } from './parts.ts';
import { refuseDemand } from './refuse-demand.ts';

type View = Output<'caseFile'>;
const maxPages = 50;

/**
 * What is typed for an amendment is in the ledger within a second, like a draft: a power cut costs no word of
 * it. A save that comes after its own submission begins nothing anew.
 */
export function saveAmending(parts: TerminalParts, input: Input<'saveAmending'>): Result<View> {
  const { applicationId, reason } = input;
  const found = amendableCase(parts, applicationId);
  if (!found.ok) return found;
  const { form, madeBy } = contentHere(found.value.application, caseFileOf(parts.ledger, applicationId));
  const begun = parts.ledger.fact(`amending/${applicationId}`);
  if (begun === null && input.base !== madeBy && changesFrom(form, input.wishes).length === 0) {
    return failed('case/changed-elsewhere', 'all of it has been submitted');
  }
  const barred = input.wishes.find(({ pointer }) => !isAmendable(form, pointer));
  if (barred) return failed('input/invalid', `${barred.pointer} can not be amended`);
  const wishes = input.wishes.map(({ pointer, to = null }) => ({ pointer, to }));
  return change(parts, applicationId, (before) => ({ ...before, base: input.base, reason, wishes }));
}

/** Each page goes into the vault, and then into what is in preparation, before the next one is looked at. */
export async function scanForAmendment(
  parts: TerminalParts,
  input: Input<'scanForAmendment'>,
): Promise<Result<Output<'scanForAmendment'>>> {
  const { applicationId, materialCode, source } = input;
  const found = amendableCase(parts, applicationId);
  if (!found.ok) return found;
  const item = itemOf(parts, found.value.application);
  if (!item?.materials.some(({ code }) => code === materialCode)) {
    const { itemCode, catalogueVersion } = found.value.application;
    const materialCodes = [materialCode];
    return refuseDemand(parts, { itemCode, catalogueVersion, materialCodes, applicationId, verb: 'amend' });
  }
  let pageCount = 0;
  let line: Promise<Result<unknown>> = Promise.resolve(ok());
  const shelve = async (page: { bytes: Uint8Array; mediaType: PageRef['mediaType'] }): Promise<Result<unknown>> => {
    const kept = await parts.vault.put(page.bytes, page.mediaType);
    if (!kept.ok) return kept;
    const placed = change(parts, applicationId, (before) => withPage(before, materialCode, kept.value));
    if (placed.ok) pageCount += 1;
    return placed;
  };
  const request = { source, colour: 'colour', resolutionDpi: 200, duplex: false, maxPages } as const;
  const outcome = await parts.devices.scan(request, (page) => {
    line = line.then((before) => (before.ok ? shelve(page) : before));
    // Awaited below; until then nobody listens, and a scan may take minutes.
    line.catch(() => {});
  });
  const shelved = await line;
  if (!shelved.ok) return shelved;
  const interruptedBy = outcome.ok ? null : { code: outcome.trouble, detail: outcome.detail };
  return ok({ file: viewOf(parts, found.value.application), pageCount, interruptedBy });
}

export function removeAmendingPage(parts: TerminalParts, input: Input<'removeAmendingPage'>): Result<View> {
  const found = amendableCase(parts, input.applicationId);
  if (!found.ok) return found;
  return change(parts, input.applicationId, (before) => ({
    ...before,
    materials: before.materials
      .map((entry) =>
        entry.code === input.materialCode
          ? { ...entry, pages: entry.pages.filter(({ sha256 }) => sha256 !== input.sha256) }
          : entry,
      )
      .filter(({ pages }) => pages.length > 0),
  }));
}

export function dropAmending(parts: TerminalParts, input: Input<'dropAmending'>): Result<View> {
  const found = operatedCase(parts, input.applicationId);
  if (!found.ok) return found;
  const dropped = parts.ledger.transact((writer) => writer.setFact(`amending/${input.applicationId}`, null));
  return dropped.ok ? ok(viewOf(parts, found.value.application)) : dropped;
}

/** An undecided application, for an operator who is there. */
export function amendableCase(parts: TerminalParts, applicationId: string): ReturnType<typeof operatedCase> {
  const found = operatedCase(parts, applicationId);
  if (!found.ok || mayBeAmended(found.value.application.state)) return found;
  return failed('application/state-forbids', `amend in ${found.value.application.state}`);
}

function change(parts: TerminalParts, applicationId: string, revise: (before: Amending) => Amending): Result<View> {
  const written = parts.ledger.transact((writer) => {
    const before = parts.ledger.fact(`amending/${applicationId}`) ?? emptyAmending;
    writer.setFact(`amending/${applicationId}`, revise(before));
  });
  if (!written.ok) return written;
  const application = parts.ledger.application(applicationId);
  return application ? ok(viewOf(parts, application)) : failed('application/not-found');
}

function withPage(before: Amending, code: string, page: PageRef): Amending {
  const entry: MaterialEntry = before.materials.find((one) => one.code === code) ?? {
    code,
    originalSeen: true,
    method: 'scanned',
    pages: [],
  };
  // To the byte the same page: it is not put there twice.
  if (entry.pages.some(({ sha256 }) => sha256 === page.sha256)) return before;
  const others = before.materials.filter((one) => one.code !== code);
  return { ...before, materials: [...others, { ...entry, pages: [...entry.pages, page] }] };
}
