import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Input, Output } from '../../../preload/contract.ts';
import { shanghaiDate, shortTime } from '../../domain/dates.ts';
import { type Closing, closingSchema, daysNotClosed, shiftBegins } from '../../domain/day-closing/closing.ts';
import { type DayFigures, differencesOf } from '../../domain/day-closing/figures.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { Ledger } from '../../ledger/port.ts';
import { inStage } from '../../stages.ts';
import { peopleHere } from '../case-people.ts';
import { staffHere } from '../documents/staff-here.ts';
import { rolesOf } from '../operator-roles.ts';
import type { TerminalParts } from '../parts.ts';
import { countSpan } from './count-span.ts';
import { workDays } from './work-days.ts';

/** The figures, the number under which they are signed, and how far the chain had come. */
export interface Counted {
  readonly day: string;
  readonly afterSeq: number;
  readonly uptoSeq: number;
  readonly figures: DayFigures;
}

export async function countNow(
  { ledger, clock, work }: TerminalParts,
  { kind, day: asked }: Input<'closingView'>,
): Promise<Counted> {
  const day = asked ?? shanghaiDate(clock.now().toISOString());
  const afterSeq = kind === 'shift' ? shiftBegins(ledger.fact('closings') ?? [], day) : 0;
  const uptoSeq = ledger.head().seq;
  const span = { day, afterSeq, uptoSeq };
  return { ...span, figures: await inStage(work, 'closing', (part) => countSpan(ledger, span, part)) };
}

/** What both signers have before their eyes. */
export async function closingView(
  parts: TerminalParts,
  input: Input<'closingView'>,
): Promise<Result<Output<'closingView'>>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  const { day, afterSeq, figures } = await countNow(parts, input);
  const last = (parts.ledger.fact('closings') ?? []).find((one) => one.kind === 'shift' && one.uptoSeq === afterSeq);
  return ok({
    day,
    figures,
    figuresHash: hashOf({ day, figures }),
    draftsOpen: draftsOpen(parts.ledger),
    since: afterSeq === 0 || !last ? null : shortTime(last.at),
    people: peopleHere(parts).map(({ id, name, post }) => ({
      id,
      name,
      post,
      isLead: rolesOf(parts, id).includes('lead'),
    })),
  });
}

export async function closings(parts: TerminalParts): Promise<Result<Output<'closings'>>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  const work = await workDays(parts);
  if (!work.ok) return work;
  const kept = parts.ledger.fact('closings') ?? [];
  return ok({
    daysNotClosed: daysNotClosed(work.value, kept, shanghaiDate(parts.clock.now().toISOString())),
    closings: kept.map(({ uptoSeq: _, ...row }) => row),
  });
}

/** 重算: the same part of the chain counted once more. */
export async function closing(parts: TerminalParts, { seq }: Input<'closing'>): Promise<Result<Output<'closing'>>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  const written = closingAt(parts.ledger, seq);
  if (!written) return failed('closing/not-found');
  const recounted = await inStage(parts.work, 'closing', (part) => countSpan(parts.ledger, written, part));
  const { sheetHash, ...signed } = written;
  return ok({
    closing: written,
    differences: [...differencesOf(written.figures, recounted)],
    recounted,
    isSheetRight: hashOf(signed) === sheetHash,
  });
}

/** As it stands in the chain; null where no closing stands there. */
export function closingAt(ledger: Pick<Ledger, 'events'>, seq: number): Closing | null {
  const [event] = ledger.events({ fromSeq: seq, limit: 1 });
  if (event?.seq !== seq || (event.type !== 'day/closed' && event.type !== 'shift/handed-over')) return null;
  return closingSchema.safeParse(event.body.closing).data ?? null;
}

/** SHA-256 of the canonical JSON: of the figures on the screen, and of all that the sheet says. */
export function hashOf(content: object): string {
  const text = canonicalize(content);
  if (text === undefined) throw new Error('no JSON form');
  return createHash('sha256').update(text).digest('base64url');
}

const draftsLookedAt = 500;

export function draftsOpen(ledger: Pick<Ledger, 'changes'>): number {
  let open = 0;
  for (let after = 0; ; ) {
    const changes = ledger.changes('drafts', after, draftsLookedAt);
    open += changes.filter(({ document }) => document !== null).length;
    const last = changes.at(-1);
    if (last === undefined || changes.length < draftsLookedAt) return open;
    after = last.change;
  }
}
