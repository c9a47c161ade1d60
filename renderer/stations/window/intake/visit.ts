import type { CardReading, Draft } from '../../../../main/domain/application.ts';
import type { Handling } from '../../../../main/domain/place/handling.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { deskReady } from '../../../desk/current-desk.ts';
import { createSignal } from '../../../desk/signal.ts';
import type { StepKey } from './steps.ts';

/**
 * One visitor at the window: who they are, and what they want done. It lives in memory only; everything that matters is
 * in the drafts, which the ledger holds.
 */
export interface Visit {
  readonly reading: CardReading | null;
  /** Tabs: drafts of this visitor, in the order begun. */
  readonly draftIds: readonly string[];
  readonly activeDraftId: string | null;
  /** Applications accepted in this visit, newest last. */
  readonly acceptedIds: readonly string[];
  /** The one whose receipt is being dealt with. */
  readonly justAcceptedId: string | null;
  readonly cardFailure: Failure | null;
  /** A card of somebody else was placed while drafts are open; `before` is whose drafts those are. */
  readonly nextPerson: { readonly reading: CardReading; readonly before: string } | null;
  /** Where the flow begins with a draft that did not begin here; the form otherwise. */
  readonly beginsAt: { readonly draftId: string; readonly step: StepKey } | null;
  /** 预审编号 that could not be fetched and goes into the draft that is begun next. */
  readonly preCheckNumber: string | null;
  /** 异地代收: what the next item that is begun is taken in for. */
  readonly handling: Omit<Handling, 'placeName'> | null;
}

const nobody: Visit = {
  reading: null,
  draftIds: [],
  activeDraftId: null,
  acceptedIds: [],
  justAcceptedId: null,
  cardFailure: null,
  nextPerson: null,
  beginsAt: null,
  preCheckNumber: null,
  handling: null,
};

export const currentVisit = createSignal<Visit>(nobody);

export function changeVisit(change: Partial<Visit>): void {
  currentVisit.set({ ...currentVisit.value(), ...change });
}

export function nextVisitor(reading: CardReading | null = null): void {
  currentVisit.set({ ...nobody, reading });
}

/** A card on the reader starts or joins a visit, wherever the clerk is. */
export async function cardPlaced(reading: CardReading): Promise<Failure | null> {
  const visit = currentVisit.value();
  const known = await whoIsHere(visit);
  const hasWork = visit.draftIds.length > 0;
  if (known.idNumber !== '' && known.idNumber !== reading.idNumber) {
    if (hasWork) changeVisit({ nextPerson: { reading, before: known.name }, cardFailure: null });
    else currentVisit.set({ ...nobody, reading, preCheckNumber: visit.preCheckNumber });
    return null;
  }
  if (visit.activeDraftId === null || visit.justAcceptedId !== null) {
    changeVisit({ reading, cardFailure: null, justAcceptedId: null, activeDraftId: null });
    return null;
  }
  const applied = await call('applyCard', { draftId: visit.activeDraftId, readingId: reading.id });
  if (applied.ok) changeVisit({ reading, cardFailure: null, beginsAt: null });
  return applied.ok ? null : applied.failure;
}

/** From the card, or from what was typed into the draft in hand. */
async function whoIsHere(visit: Visit): Promise<{ readonly idNumber: string; readonly name: string }> {
  if (visit.reading) return visit.reading;
  if (visit.activeDraftId === null) return { idNumber: '', name: '' };
  const desk = await deskReady();
  const stored = await desk.collections.drafts.findOne(visit.activeDraftId).exec();
  const applicant = (stored?.body.form.applicant ?? {}) as Readonly<Record<string, unknown>>;
  return { idNumber: String(applicant.idNumber ?? '').toUpperCase(), name: String(applicant.name ?? '') };
}

export function cardFailed(failure: Failure): void {
  changeVisit({ cardFailure: failure });
}

/** Begins an item for the present visitor. */
export async function beginItem(
  itemCode: string,
  channel: 'window' | 'doorstep' | 'delegate',
): Promise<Failure | null> {
  const visit = currentVisit.value();
  // The same item twice for one visitor is nearly always one choice that was made twice: it goes on where it is.
  const begun = await draftOf(visit.draftIds, itemCode);
  if (begun !== null) {
    changeVisit({ activeDraftId: begun, justAcceptedId: null });
    return null;
  }
  const preCheckNumber = visit.preCheckNumber ?? undefined;
  const started = await call('startDraft', {
    itemCode,
    readingId: visit.reading?.id ?? null,
    channel,
    preCheckNumber,
  });
  if (!started.ok) return started.failure;
  changeVisit({
    draftIds: withDraft(currentVisit.value().draftIds, started.value.id),
    preCheckNumber: null,
    activeDraftId: started.value.id,
    justAcceptedId: null,
  });
  return shareVisit(visit, started.value.id);
}

/** R15: what this visit knows of its visitor, and for which place it takes in. */
async function shareVisit(visit: Visit, draftId: string): Promise<Failure | null> {
  const fromId = visit.draftIds.at(-1) ?? visit.acceptedIds.at(-1);
  if (fromId !== undefined) {
    await (await deskReady()).settled();
    // Another person's matter shares nothing, and is begun all the same.
    await call('joinVisit', { draftId, fromId });
  }
  if (visit.handling === null) return null;
  const chosen = await call('chooseHandling', { draftId, handling: visit.handling });
  changeVisit({ handling: null });
  return chosen.ok ? null : chosen.failure;
}

async function draftOf(draftIds: readonly string[], itemCode: string): Promise<string | null> {
  if (draftIds.length === 0) return null;
  const desk = await deskReady();
  const stored = await desk.collections.drafts.findByIds([...draftIds]).exec();
  return draftIds.find((id) => stored.get(id)?.body.itemCode === itemCode) ?? null;
}

/** The next item of the same visitor. */
export function anotherItem(): void {
  changeVisit({ activeDraftId: null, justAcceptedId: null });
}

/** 暂存: what was typed lies in the ledger already; the next visitor may come. */
export async function putAside(): Promise<void> {
  await (await deskReady()).settled();
  nextVisitor();
}

/**
 * The next item that is chosen begins blank and keeps the number of its pre-check. Nobody knows yet whose it is: a visitor
 * who was already served does not lend it a card.
 */
export function beginBlank(preCheckNumber: string): void {
  const visit = currentVisit.value();
  if (visit.acceptedIds.length > 0) currentVisit.set({ ...nobody, preCheckNumber });
  else changeVisit({ preCheckNumber, activeDraftId: null, justAcceptedId: null });
}

/** 预审: joins the visit whose card filled it; anybody else's begins a visit of its own, and asks for the card first. */
export function preCheckOpened(draft: Draft): void {
  const visit = currentVisit.value();
  const { id: draftId, identity } = draft;
  const isOfVisitor =
    visit.draftIds.includes(draftId) || (identity.method === 'chip' && identity.readingId === visit.reading?.id);
  const opened = {
    activeDraftId: draftId,
    justAcceptedId: null,
    preCheckNumber: null,
    beginsAt: { draftId, step: identity.method === 'chip' ? 'form' : 'identity' },
  } as const;
  if (isOfVisitor) changeVisit({ ...opened, draftIds: withDraft(visit.draftIds, draftId) });
  else currentVisit.set({ ...nobody, ...opened, draftIds: [draftId] });
}

const withDraft = (draftIds: readonly string[], id: string): readonly string[] =>
  draftIds.includes(id) ? draftIds : [...draftIds, id];

/** Goes on with a draft from an earlier visit. */
export function continueDraft(draftId: string): void {
  const visit = currentVisit.value();
  if (visit.draftIds.includes(draftId)) changeVisit({ activeDraftId: draftId, justAcceptedId: null });
  else currentVisit.set({ ...nobody, draftIds: [draftId], activeDraftId: draftId });
}

export function draftAccepted(draftId: string): void {
  const visit = currentVisit.value();
  const draftIds = visit.draftIds.filter((id) => id !== draftId);
  changeVisit({
    draftIds,
    activeDraftId: null,
    acceptedIds: [...visit.acceptedIds, draftId],
    justAcceptedId: draftId,
  });
}

/** Discarded here, or found to be gone. */
export function draftDiscarded(draftId: string): void {
  const visit = currentVisit.value();
  const draftIds = visit.draftIds.filter((id) => id !== draftId);
  changeVisit({ draftIds, activeDraftId: draftIds.at(-1) ?? null });
}
