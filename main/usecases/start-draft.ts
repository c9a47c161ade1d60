import type { Input } from '../../preload/contract.ts';
import type { CardReading, Draft } from '../domain/application.ts';
import type { CataloguePackage, Item } from '../domain/catalogue.ts';
import { formFromReading } from '../domain/completeness.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { openedHere, storePreChecked } from './opened-pre-check.ts';
import { currentOperator, deskChanged, type TerminalParts } from './parts.ts';

/** A draft has no legal effect and no number; it begins on the catalogue version of this moment and stays on it. */
export function startDraft(parts: TerminalParts, input: Input<'startDraft'>): Result<Draft> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const catalogue = parts.ledger.catalogue();
  if (!catalogue) return failed('terminal/not-enrolled', 'no catalogue yet');
  const item = catalogue.items.find((candidate) => candidate.code === input.itemCode);
  if (!item) return failed('item/unknown');
  if (item.status === 'retired') return failed('item/retired');
  const reading = input.readingId === null ? null : parts.ledger.cardReading(input.readingId);
  if (input.readingId !== null && !reading) return failed('input/invalid', 'unknown card reading');

  const { preCheckNumber, channel } = input;
  const blank = blankDraft(parts, { catalogue, item, reading, channel, operatorId: operator.value.id });
  if (preCheckNumber === undefined) return atTicket(parts, storeDraft(parts, blank, null));
  const opened = openedHere(parts, preCheckNumber);
  if (opened?.kind === 'accepted') return failed('pre-check/used', opened.localNumber);
  if (opened) return ok(opened.draft);
  const preChecked = { ...blank, preCheck: { caseNumber: preCheckNumber, brought: null, settled: [] } };
  return atTicket(parts, storePreChecked(parts, preChecked, null));
}

/** 叫号 and the visit that came of it. The draft stands, whatever becomes of the note. */
function atTicket(parts: TerminalParts, started: Result<Draft>): Result<Draft> {
  if (!started.ok || !parts.session.operator) return started;
  const noted = parts.queue.noteVisit(started.value.id, parts.session.operator.id);
  if (!noted.ok) parts.log.warn({ code: noted.failure.code }, 'the ticket of a visit was not noted');
  return started;
}

/** Nothing is answered yet but what the card says. */
export function blankDraft(
  parts: TerminalParts,
  about: {
    readonly catalogue: CataloguePackage;
    readonly item: Item;
    readonly reading: CardReading | null;
    readonly channel: Draft['channel'];
    readonly operatorId: string;
  },
): Draft {
  const { catalogue, item, reading } = about;
  const filled = reading ? formFromReading(reading) : { form: {}, provenance: {} };
  const now = parts.clock.now().toISOString();
  return {
    id: parts.newId(),
    revision: 0,
    itemCode: item.code,
    itemName: item.name,
    catalogueVersion: catalogue.version,
    channel: about.channel,
    situation: {},
    form: filled.form,
    provenance: filled.provenance,
    identity: reading ? { method: 'chip', readingId: reading.id } : { method: 'manual', reason: '' },
    materials: item.materials.map((material) => ({
      code: material.code,
      originalSeen: false,
      method: 'none',
      pages: [],
    })),
    openedAt: now,
    updatedAt: now,
    operatorId: about.operatorId,
  };
}

/** Stores a draft that the main process changed, and tells the desk. */
export function storeDraft(parts: TerminalParts, draft: Draft, expectedRevision: number | null): Result<Draft> {
  const stored = parts.ledger.transact((writer) => writer.putDraft(draft, expectedRevision));
  if (!stored.ok) return stored;
  if (!stored.value.stored) return failed('draft/changed-elsewhere');
  deskChanged(parts);
  return ok(stored.value.draft);
}
