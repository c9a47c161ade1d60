import { useEffect, useRef, useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import { type OpenDoubt, openDoubts } from '../../../../main/domain/page-doubts.ts';
import { useSignal } from '../../../desk/hooks.ts';
import { placeOf, shownDoubt } from './doubts.ts';

export interface Doubts {
  readonly all: readonly OpenDoubt[];
  /** The one to look at now; null while none is there, and while they were put off. */
  readonly shown: OpenDoubt | null;
  turnTo(doubt: OpenDoubt | null): void;
  putOff(): void;
}

/** The clerk may put the questions off; a new one, or one that is asked for by name, brings them back. */
export function useDoubts(draft: Draft): Doubts {
  const all = openDoubts(draft);
  const wished = useSignal(shownDoubt);
  const [isPutOff, setPutOff] = useState(false);
  const seen = useRef(all.length);
  useEffect(() => {
    if (all.length > seen.current) setPutOff(false);
    seen.current = all.length;
  }, [all.length]);
  useEffect(() => {
    if (wished !== null) setPutOff(false);
  }, [wished]);
  return {
    all,
    shown: isPutOff ? null : (all.find((doubt) => placeOf(doubt) === wished) ?? all[0] ?? null),
    turnTo(doubt) {
      shownDoubt.set(doubt && placeOf(doubt));
      setPutOff(false);
    },
    putOff() {
      shownDoubt.set(null);
      setPutOff(true);
    },
  };
}
