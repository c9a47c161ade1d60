import { Buffer } from 'node:buffer';
import type { Input, Output } from '../../../preload/contract.ts';
import {
  type Evidence,
  type EvidencePhoto,
  evidenceGaps,
  isEmptyEvidence,
  type OpenEvidence,
} from '../../domain/doorstep/evidence.ts';
import { type HeldVisit, mayReport, type VisitReportDetail, visitState } from '../../domain/doorstep/visit.ts';
import { unenrolledTerminal } from '../../domain/ledger-event.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { LedgerWriter } from '../../ledger/port.ts';
import { evidenceToSend } from '../../visit-sync.ts';
import { isWholeJpeg, largestPhotoBytes } from '../add-photo-page.ts';
import { currentOperator, type TerminalParts } from '../parts.ts';
import { isPacked } from './waiting-cases.ts';

type Open = Output<'setVisitPlace'>;
const mostPhotos = 30;
/** So long a look at the page may still be the arrival. */
const lookMs = 30 * 60_000;

/**
 * Begins with the look that something follows: from this moment on the visit has its start, whatever happens to the clock. One that
 * was sealed stands; after a closed door, or a visit taken up again, another one begins beside it.
 */
export function evidence(parts: TerminalParts, { visitId }: Input<'evidence'>): Result<Output<'evidence'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const { ledger } = parts;
  const held = ledger.fact(`visit/${visitId}`);
  if (!held) return failed('application/not-found', 'no such visit');
  const sealed = sealedOf(parts, visitId);
  const begins = mayReport(held, { kind: 'absent' }) && !isSealedFor(held, sealed);
  const open = begins ? change(parts, visitId, (before) => before) : ok(ledger.fact(`evidence-open/${visitId}`));
  if (!open.ok) return open;
  const dropped = open.value ? [...(ledger.fact(`evidence-dropped/${visitId}`) ?? [])] : [];
  return ok({ open: open.value, sealed: [...sealed], dropped, photosToSend: photosToSend(parts, sealed) });
}

const sealedOf = ({ ledger }: TerminalParts, visitId: string): readonly Evidence[] =>
  (ledger.fact(`evidence-of-visit/${visitId}`) ?? []).flatMap((id) => ledger.fact(`evidence/${id}`) ?? []);

/** Sealed already for this time at the door: nothing was ended since, or taken up again. */
function isSealedFor({ reports }: HeldVisit, sealed: readonly Evidence[]): boolean {
  const last = sealed.at(-1);
  const isEnd = ({ kind }: VisitReportDetail) => kind === 'absent' || kind === 'taken-back';
  return last !== undefined && !reports.some(({ at, detail }) => isEnd(detail) && at >= last.ended.at);
}

/** With an application they wait as long as it does. */
function photosToSend({ ledger }: TerminalParts, sealed: readonly Evidence[]): number {
  const alone = new Set(ledger.fact('evidenceToSend') ?? []);
  const waits = ({ id, applicationIds }: Evidence): boolean =>
    alone.has(id) || applicationIds.some((one) => ledger.submission(one)?.state !== 'delivered');
  return sealed.filter(waits).reduce((sum, { photos }) => sum + photos.length, 0);
}

export const setVisitPlace = (parts: TerminalParts, { visitId, place }: Input<'setVisitPlace'>): Result<Open> =>
  change(parts, visitId, (before) => ({ ...before, place }));

export const setVisitWitness = (parts: TerminalParts, { visitId, witness }: Input<'setVisitWitness'>): Result<Open> =>
  change(parts, visitId, (before) => ({ ...before, witness }));

/** Into the vault first, then into the pack: a power cut between the two leaves a picture that nobody refers to. */
export async function addVisitPhoto(parts: TerminalParts, input: Input<'addVisitPhoto'>): Promise<Result<Open>> {
  const { visitId, subject, purpose, consentOf } = input;
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  if (subject === 'person' && !consentOf) return failed('evidence/incomplete', 'consent');
  const photo = new Uint8Array(Buffer.from(input.jpegBase64, 'base64'));
  if (photo.byteLength > largestPhotoBytes) return failed('input/invalid', 'a photo has 8 MB at most');
  if (!isWholeJpeg(photo)) return failed('input/invalid', 'the photo is no JPEG');
  const kept = await parts.vault.put(photo, 'image/jpeg');
  if (!kept.ok) return kept;
  const taken = { ...kept.value, subject, purpose, consentOf, takenAt: parts.clock.now().toISOString() };
  return change(parts, visitId, (before) => ({
    ...before,
    photos: [
      ...before.photos.filter(({ sha256, subject: of }) => sha256 !== taken.sha256 || of !== subject),
      taken,
    ].slice(-mostPhotos),
  }));
}

/** Out of the pack, and the chain knows it; the vault forgets nothing, so that it can be put back until it is sealed. */
export const dropVisitPhoto = (parts: TerminalParts, input: Input<'dropVisitPhoto'>): Result<Open> =>
  movePhoto(parts, input, 'dropped');

export const putBackVisitPhoto = (parts: TerminalParts, input: Input<'putBackVisitPhoto'>): Result<Open> =>
  movePhoto(parts, input, 'put-back');

function movePhoto(
  parts: TerminalParts,
  { visitId, sha256 }: Input<'dropVisitPhoto'>,
  step: 'dropped' | 'put-back',
): Result<Open> {
  const { ledger } = parts;
  const open = ledger.fact(`evidence-open/${visitId}`);
  const aside = ledger.fact(`evidence-dropped/${visitId}`) ?? [];
  const isIt = (one: EvidencePhoto) => one.sha256 === sha256;
  const moved = ((step === 'dropped' ? open?.photos : aside) ?? []).filter(isIt);
  // Said again it changes nothing.
  if (!open || moved.length === 0) return change(parts, visitId, (before) => before);
  const others = (photos: readonly EvidencePhoto[]) => photos.filter((one) => !isIt(one));
  const photos = step === 'dropped' ? others(open.photos) : [...others(open.photos), ...moved].slice(-mostPhotos);
  return change(
    parts,
    visitId,
    (before) => ({ ...before, photos: [...photos] }),
    (writer, operatorId) => {
      writer.setFact(`evidence-dropped/${visitId}`, step === 'dropped' ? [...aside, ...moved] : others(aside));
      const subjects = moved.map(({ subject }) => subject);
      const body = { visitId, sha256, subjects, step };
      writer.appendEvent({ type: 'evidence/photo-changed', operatorId, applicationId: null, body });
    },
  );
}

/**
 * One event binds it (R37): who, with which device and key, from when to when by both clocks, where, and the hashes of the
 * photographs. These go to the county with the applications that they belong to, like other materials.
 */
export function sealEvidence(parts: TerminalParts, input: Input<'sealEvidence'>): Result<Output<'sealEvidence'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const { ledger } = parts;
  const { visitId } = input;
  const open = ledger.fact(`evidence-open/${visitId}`);
  if (!open) return failed('application/not-found', 'no evidence in preparation');
  const [gap] = evidenceGaps(open);
  if (gap || open.place === null) return failed('evidence/incomplete', gap ?? 'place');
  const applicationIds = [...new Set(input.applicationIds)].filter(
    // What is packed already travels without it: the pack then belongs to the visit alone.
    (id) => ledger.application(id) && !isPacked(ledger, id),
  );
  const enrolment = ledger.fact('enrolment');
  const sealed: Evidence = {
    ...open,
    place: open.place,
    id: parts.newId(),
    visitId,
    applicationIds,
    agent: { id: operator.value.id, name: operator.value.name },
    terminalId: enrolment?.terminalId ?? unenrolledTerminal,
    keyNumber: enrolment?.keyNumber ?? 0,
    ended: instant(parts),
  };
  const written = ledger.transact((writer) => {
    writer.setFact(`evidence/${sealed.id}`, sealed);
    writer.setFact(`evidence-open/${visitId}`, null);
    writer.setFact(`evidence-dropped/${visitId}`, []);
    // No application takes the photographs along: they go by themselves.
    if (applicationIds.length === 0 && sealed.photos.length > 0) evidenceToSend(ledger, writer, sealed.id);
    writer.setFact(`evidence-of-visit/${visitId}`, [...(ledger.fact(`evidence-of-visit/${visitId}`) ?? []), sealed.id]);
    const event = writer.appendEvent({
      type: 'evidence/sealed',
      operatorId: operator.value.id,
      applicationId: applicationIds[0] ?? null,
      body: { evidence: sealed },
    });
    for (const id of applicationIds) {
      writer.setFact(`evidence-of/${id}`, [...(ledger.fact(`evidence-of/${id}`) ?? []), sealed.id]);
      if (sealed.photos.length === 0) continue;
      // The county asks for the photographs once it holds this event: the application goes its way once more.
      writer.putSubmission({
        applicationId: id,
        eventSeq: event.seq,
        state: 'waiting',
        attempts: 0,
        nextAttemptAtMs: 0,
        failure: null,
        failureDetail: null,
      });
    }
  });
  if (!written.ok) return written;
  parts.engine()?.kick();
  return ok(sealed);
}

export function evidenceOf(parts: TerminalParts, { applicationId }: Input<'evidenceOf'>): Result<Evidence[]> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const ids = parts.ledger.fact(`evidence-of/${applicationId}`) ?? [];
  return ok(ids.flatMap((id) => parts.ledger.fact(`evidence/${id}`) ?? []));
}

function change(
  parts: TerminalParts,
  visitId: string,
  revise: (before: OpenEvidence) => OpenEvidence,
  note: (writer: LedgerWriter, operatorId: string) => void = () => {},
): Result<OpenEvidence> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const held = parts.ledger.fact(`visit/${visitId}`);
  if (!held) return failed('application/not-found', 'no such visit');
  if (!mayReport(held, { kind: 'absent' })) return failed('visit/settled', visitState(held));
  const kept = parts.ledger.fact(`evidence-open/${visitId}`);
  const now = instant(parts);
  // Looked at in the office is not arrived at the door.
  const isStale = kept && isEmptyEvidence(kept) && Date.parse(now.at) - Date.parse(kept.started.at) > lookMs;
  const before = kept && !isStale ? kept : { started: now, place: null, photos: [], witness: '' };
  const after = revise(before);
  if (kept === after) return ok(after);
  const written = parts.ledger.transact((writer) => {
    writer.setFact(`evidence-open/${visitId}`, after);
    note(writer, operator.value.id);
  });
  return written.ok ? ok(after) : written;
}

/**
 * Nobody was there: what was recorded at the closed door is sealed with it, and what was only begun begins anew the next
 * time. Photographs without a place keep it back: nobody could say later which door they show.
 */
export function endEvidence(parts: TerminalParts, visitId: string): Result<unknown> {
  const open = parts.ledger.fact(`evidence-open/${visitId}`);
  if (!open) return ok();
  if (!isEmptyEvidence(open)) return sealEvidence(parts, { visitId, applicationIds: [] });
  return parts.ledger.transact((writer) => writer.setFact(`evidence-open/${visitId}`, null));
}

function instant({ clock, ledger }: TerminalParts): Evidence['ended'] {
  return { at: clock.now().toISOString(), monotonicMs: clock.monotonicMs(), boot: ledger.fact('boot') ?? 0 };
}
