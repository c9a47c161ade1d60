import { useEffect, useMemo, useRef, useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Failure, FieldProblem } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { deskReady } from '../../../desk/current-desk.ts';

export interface Review {
  /** Null until the main process has looked at this draft. */
  readonly problems: readonly FieldProblem[] | null;
  readonly failure: Failure | null;
  readonly isAccepting: boolean;
  check(): Promise<number | null>;
  /** True when the main process said that the application is in the ledger. */
  accept(): Promise<boolean>;
}

const quietMs = 400;

/**
 * What the main process says about the draft. Every check waits until what was typed is in the ledger, so that the
 * clerk accepts exactly what was looked at.
 */
export function useReview(draft: Draft | null): Review {
  const id = draft?.id ?? null;
  const [seen, setSeen] = useState<Seen>(unseen);
  const [isAccepting, setAccepting] = useState(false);
  const current = useRef(id);
  current.current = id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another draft begins with a clean sheet
  useEffect(() => setSeen(unseen), [id]);

  const check = async (): Promise<number | null> => {
    if (id === null) return null;
    const desk = await deskReady();
    await desk.settled();
    const checked = await call('checkDraft', { draftId: id });
    if (current.current !== id) return null;
    if (!checked.ok) {
      setSeen({ problems: null, failure: checked.failure });
      return null;
    }
    setSeen({ problems: checked.value.problems, failure: null });
    return checked.value.problems.length === 0 ? checked.value.revision : null;
  };
  useLookAgain(draft, seen.problems !== null, () => void check());

  const accept = async (): Promise<boolean> => {
    if (id === null || isAccepting) return false;
    setAccepting(true);
    try {
      const revision = await check();
      if (revision === null) return false;
      const accepted = await call('acceptApplication', { draftId: id, revision });
      if (accepted.ok) return true;
      setSeen({ problems: accepted.failure.problems ?? null, failure: accepted.failure });
      return false;
    } finally {
      setAccepting(false);
    }
  };
  return { ...seen, isAccepting, check, accept };
}

interface Seen {
  readonly problems: readonly FieldProblem[] | null;
  readonly failure: Failure | null;
}
const unseen: Seen = { problems: null, failure: null };

/** Once looked at, what is missing follows the typing. */
function useLookAgain(draft: Draft | null, hasLooked: boolean, look: () => void): void {
  const typed = useMemo(
    () => JSON.stringify([draft?.form, draft?.situation, draft?.materials, draft?.identity, draft?.provenance]),
    [draft],
  );
  const before = useRef(typed);
  const newest = useRef(look);
  newest.current = look;
  useEffect(() => {
    if (!hasLooked || before.current === typed) {
      before.current = typed;
      return;
    }
    const timer = setTimeout(() => {
      before.current = typed;
      newest.current();
    }, quietMs);
    return () => clearTimeout(timer);
  }, [typed, hasLooked]);
}
