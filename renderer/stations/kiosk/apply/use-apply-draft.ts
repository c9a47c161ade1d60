import { useCallback, useRef, useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';

export interface ApplyDraft {
  readonly draft: Draft | null;
  readonly failure: Failure | null;
  /** A draft that the main process answered with. */
  take(draft: Draft | null): void;
  /** At once on the screen, in the ledger before anything is asked about it. */
  change(change: (draft: Draft) => Draft): void;
  /** Everything typed is in the ledger: the draft as it stands there, or null when it is gone or could not be stored. */
  settled(): Promise<Draft | null>;
}

/** One draft of one visitor: no desk between, since nobody else has it open. Saves go one after the other. */
export function useApplyDraft(begun: Draft | null): ApplyDraft {
  const [draft, setDraft] = useState(begun);
  const [failure, setFailure] = useState<Failure | null>(null);
  const newest = useRef(begun);
  const line = useRef(Promise.resolve(begun));

  const take = useCallback((next: Draft | null) => {
    newest.current = next;
    line.current = Promise.resolve(next);
    setDraft(next);
    setFailure(null);
  }, []);

  const change = useCallback((apply: (draft: Draft) => Draft) => {
    if (newest.current === null) return;
    newest.current = apply(newest.current);
    setDraft(newest.current);
    line.current = line.current.then(async (stored) => {
      const wished = newest.current;
      if (wished === null || stored === null) return stored;
      const reply = await call('saveDraft', { draft: { ...wished, revision: stored.revision } });
      if (!reply.ok) {
        setFailure(reply.failure);
        return stored;
      }
      setFailure(null);
      const kept = reply.value.draft;
      if (kept !== null && newest.current !== null) {
        newest.current = { ...newest.current, revision: kept.revision };
        setDraft(newest.current);
      }
      return kept ?? stored;
    });
  }, []);

  const settled = useCallback(() => line.current, []);
  return { draft, failure, take, change, settled };
}
