import type { ViewOf } from '../../preload/contract-display.ts';
import { slidesOf } from '../domain/display/slides.ts';
import type { TerminalParts } from '../usecases/parts.ts';
import { queueState } from '../usecases/queue.ts';

/** 待机: whose office this is, the number that is called, and what the county published for everybody. */
export function idleView(parts: TerminalParts): ViewOf<'idle'> {
  const { ledger, demo } = parts;
  const enrolment = ledger.fact('enrolment');
  const queue = queueState(parts);
  const first = queue.ok ? queue.value.calling[0] : undefined;
  return {
    kind: 'idle',
    officeName: enrolment?.officeName ?? '',
    countyName: enrolment?.countyName ?? '',
    called: first ? { number: first.number, counter: first.counter } : null,
    slides: slidesOf(ledger.notices(), ledger.catalogue()?.items ?? []).map((slide) => ({ ...slide })),
    demo,
  };
}
