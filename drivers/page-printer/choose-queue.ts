import type { Duplex, PageQueue } from './port.ts';

/** Which queue prints which kind of document (受理通知书, 申请表, 一次性告知 …), as chosen once for this machine. */
export interface QueueChoices<Kind extends string> {
  readonly byKind: Readonly<Partial<Record<Kind, QueueChoice>>>;
  /** For kinds without a choice of their own. */
  readonly otherwise: QueueChoice | null;
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
  if (chosen) {
    const queue = queues.find((one) => one.name === chosen.queue);
    if (queue) return { ok: true, choice: chosen, queue };
    return { ok: false, why: queues.length === 0 ? 'no-queues' : 'chosen-missing', wanted: chosen.queue, alternatives };
  }
  const queue = queues.find((one) => one.isDefault) ?? (queues.length === 1 ? queues[0] : undefined);
  if (queue) return { ok: true, choice: { queue: queue.name, copies: 1, duplex: 'one-sided' }, queue };
  return { ok: false, why: queues.length === 0 ? 'no-queues' : 'undecided', wanted: null, alternatives };
}

function isUsable(queue: PageQueue): boolean {
  return queue.isAccepting && queue.state !== 'stopped' && queue.trouble === null;
}
