import type { AcceptedMaterial, Application } from './application.ts';
import type { CaseState } from './case/states.ts';
import { transitions } from './case/transitions.ts';
import { shanghaiDate } from './dates.ts';
import type { IssuedDocument } from './documents/issued.ts';
import type { EventType } from './ledger-event.ts';

/** 归档包: what the hash of an archived case is taken of, as canonical JSON. Hashes stand for whatever has its own. */
export interface ArchivePackage {
  readonly localNumber: string;
  readonly itemCode: string;
  readonly catalogueVersion: number;
  readonly form: Readonly<Record<string, unknown>>;
  /** As they stand after all amendments. */
  readonly materials: readonly { readonly code: string; readonly pages: readonly string[] }[];
  /** Voided ones too: their numbers are taken. */
  readonly documents: readonly { readonly number: string; readonly contentHash: string; readonly isVoided: boolean }[];
  /** In the order of the chain. */
  readonly events: readonly string[];
}

export const endedStates: readonly CaseState[] = transitions.archive.from;

/** GB/T 42727—2023: what citizens say of a service is no part of the case's file. */
const ofTheCitizensVoice: readonly EventType[] = [
  'citizen/screen-opened',
  'rating/given',
  'voice/given',
  'voice/status-changed',
];

export function archivePackage(parts: {
  readonly application: Pick<Application, 'localNumber' | 'itemCode' | 'catalogueVersion'>;
  readonly form: Readonly<Record<string, unknown>>;
  readonly materials: readonly AcceptedMaterial[];
  readonly documents: readonly Pick<IssuedDocument, 'numberText' | 'contentHash' | 'voided'>[];
  readonly events: readonly { readonly type: EventType; readonly hash: string }[];
}): ArchivePackage {
  const { application, form, materials, documents, events } = parts;
  return {
    localNumber: application.localNumber,
    itemCode: application.itemCode,
    catalogueVersion: application.catalogueVersion,
    form,
    materials: materials.map(({ code, pages }) => ({ code, pages: pages.map(({ sha256 }) => sha256) })),
    documents: documents.map(({ numberText, contentHash, voided }) => ({
      number: numberText,
      contentHash,
      isVoided: voided !== null,
    })),
    events: events.filter(({ type }) => !ofTheCitizensVoice.includes(type)).map(({ hash }) => hash),
  };
}

/** Not on the day of the ending itself: its documents are issued and signed for on that day, and belong into the file. */
export function isPastItsLastDay(endedAt: string, now: string): boolean {
  return shanghaiDate(endedAt) < shanghaiDate(now);
}
