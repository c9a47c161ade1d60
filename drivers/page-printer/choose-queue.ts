import type { Duplex, PageQueue } from './port.ts';

/** Which queue prints which kind of document (受理通知书, 申请表, 一次性告知 …), as chosen once for this machine. */
export interface QueueChoices<Kind extends string> {
  readonly byKind: Readonly<Partial<Record<Kind, QueueWish>>>;
  /** For kinds without a choice of their own. */
  readonly otherwise: QueueWish | null;
}

/** As chosen by a person; `queue` null leaves it to the system which printer it is. */
export interface QueueWish extends Omit<QueueChoice, 'queue'> {
  readonly queue: string | null;
}

export interface QueueChoice {
  readonly queue: string;
  readonly copies: number;
  readonly duplex: Duplex;
}

export type ChosenQueue =
  | { readonly ok: true; readonly choice: QueueChoice; readonly queue: PageQueue }
  /**
   * no-queues: the system has none. chosen-missing: a person chose one that is gone; another printer may stand in
   * another room, so it is never swapped unasked. undecided: several, and none is the default.
   */
  | {
      readonly ok: false;
      readonly why: 'no-queues' | 'chosen-missing' | 'undecided';
      readonly wanted: string | null;
      /** What the dialog offers, usable ones first. */
      readonly alternatives: readonly PageQueue[];
    };

export function chooseQueue<Kind extends string>(
  kind: Kind,
  choices: QueueChoices<Kind>,
  queues: readonly PageQueue[],
): ChosenQueue {
  const alternatives = queues.toSorted((a, b) => Number(isUsable(b)) - Number(isUsable(a)));
  const chosen = choices.byKind[kind] ?? choices.otherwise;
  const wanted = chosen?.queue ?? null;
  const queue =
    wanted === null
      ? (queues.find((one) => one.isDefault) ?? (queues.length === 1 ? queues[0] : undefined))
      : queues.find((one) => one.name === wanted);
  if (queue) {
    const { copies, duplex } = chosen ?? onceOnOneSide;
    return { ok: true, choice: { queue: queue.name, copies, duplex }, queue };
  }
  if (queues.length === 0) return { ok: false, why: 'no-queues', wanted, alternatives };
  return { ok: false, why: wanted === null ? 'undecided' : 'chosen-missing', wanted, alternatives };
}

const onceOnOneSide = { copies: 1, duplex: 'one-sided' } as const;

function isUsable(queue: PageQueue): boolean {
  return queue.isAccepting && queue.state !== 'stopped' && queue.trouble === null;
}
