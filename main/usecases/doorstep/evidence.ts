import { Buffer } from 'node:buffer';
import type { Input, Output } from '../../../preload/contract.ts';
import { type Evidence, evidenceGaps, type OpenEvidence } from '../../domain/doorstep/evidence.ts';
import { unenrolledTerminal } from '../../domain/ledger-event.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { isWholeJpeg, largestPhotoBytes } from '../add-photo-page.ts';
import { currentOperator, type TerminalParts } from '../parts.ts';
import { isPacked } from './waiting-cases.ts';

type Open = Output<'setVisitPlace'>;

/** Begins with the first look: from this moment on the visit has its start, whatever happens to the clock. */
export function evidence(parts: TerminalParts, { visitId }: Input<'evidence'>): Result<Output<'evidence'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  if (!parts.ledger.fact(`visit/${visitId}`)) return failed('application/not-found', 'no such visit');
  const sealed = (parts.ledger.fact(`evidence-of-visit/${visitId}`) ?? []).flatMap(
    (id) => parts.ledger.fact(`evidence/${id}`) ?? [],
  );
  if (sealed.length > 0) return ok({ open: parts.ledger.fact(`evidence-open/${visitId}`), sealed: [...sealed] });
  const open = change(parts, visitId, (before) => before);
  return open.ok ? ok({ open: open.value, sealed: [] }) : open;
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
    ].slice(-30),
  }));
}

/** Out of the pack; the vault forgets nothing. */
export const dropVisitPhoto = (parts: TerminalParts, { visitId, sha256 }: Input<'dropVisitPhoto'>): Result<Open> =>
  change(parts, visitId, (before) => ({ ...before, photos: before.photos.filter((one) => one.sha256 !== sha256) }));

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
): Result<OpenEvidence> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  if (!parts.ledger.fact(`visit/${visitId}`)) return failed('application/not-found', 'no such visit');
  const before = parts.ledger.fact(`evidence-open/${visitId}`);
  const after = revise(before ?? { started: instant(parts), place: null, photos: [], witness: '' });
  if (before === after) return ok(after);
  const written = parts.ledger.transact((writer) => writer.setFact(`evidence-open/${visitId}`, after));
  return written.ok ? ok(after) : written;
}

function instant({ clock, ledger }: TerminalParts): Evidence['ended'] {
  return { at: clock.now().toISOString(), monotonicMs: clock.monotonicMs(), boot: ledger.fact('boot') ?? 0 };
}
