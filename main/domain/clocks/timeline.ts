import type { CaseRecord } from '../case/case-record.ts';
import type { Move, MoveDetail, TransitionName } from '../case/move.ts';

/** What clocks read of a move; a case of an earlier release has two of them that nobody wrote down. */
export interface Happening {
  readonly at: string;
  readonly role: Move['by']['role'];
  readonly detail: MoveDetail;
}

/** What happened, in its order. Without moves the case stands as received and accepted at once. */
export function happenings(record: CaseRecord): readonly Happening[] {
  if (record.moves.length > 0) return record.moves.map((move) => asCounted(move, record.application.handedOver?.at));
  const { receivedAt, channel } = record.application;
  const acceptedAt: string | null = record.application.acceptedAt;
  const received: Happening = { at: receivedAt, role: 'W', detail: { transition: 'receive', mode: channel } };
  if (acceptedAt === null) return [received];
  return [received, { at: acceptedAt, role: 'W', detail: { transition: 'accept', deferred: [], committed: [] } }];
}

/** 代办 (dossier §5): what an agent received counts from the moment in which the township's counter signed for it. */
function asCounted({ at, by, detail }: Move, handedOverAt: string | undefined): Happening {
  const isAgents = by.role === 'A' && detail.transition === 'receive' && detail.mode === 'delegate';
  return isAgents && handedOverAt !== undefined
    ? { at: handedOverAt, role: 'W', detail }
    : { at, role: by.role, detail };
}

/** A happening whose detail is known to be that of one transition. */
export type HappeningOf<T extends TransitionName> = Happening & {
  readonly detail: Extract<MoveDetail, { readonly transition: T }>;
};

export function isOf<T extends TransitionName>(...names: readonly T[]) {
  return (one: Happening): one is HappeningOf<T> => (names as readonly string[]).includes(one.detail.transition);
}

/** After these nothing of the case runs any more. */
const ends: readonly TransitionName[] = ['refuse', 'lapse', 'terminate', 'withdraw', 'void', 'archive'];

/** The first thing after `index` that is one of `names`, or that ends the case. */
export function endOf(all: readonly Happening[], index: number, names: readonly TransitionName[]): Happening | null {
  return all.slice(index + 1).find(({ detail }) => [...names, ...ends].includes(detail.transition)) ?? null;
}
