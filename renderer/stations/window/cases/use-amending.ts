import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { changesFrom, formAfter } from '../../../../main/domain/amendment.ts';
import type { Application, Draft } from '../../../../main/domain/application.ts';
import { answerAt, answerPointers } from '../../../../main/domain/form/answers.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { CaseFileView } from '../../../../preload/contract-cases.ts';
import { call } from '../../../bridge/client.ts';
import { asDraft } from './amend-form.ts';

const autosaveMs = 400;

/**
 * What is typed for an amendment, on the content that stood on the screen when the typing began: that stays its ground,
 * whatever arrives meanwhile. It is in the ledger within a second, and at once when the form is left; from `settle` on,
 * nothing is saved any more.
 */
export function useAmending(application: Application, begun: CaseFileView) {
  const applicationId = application.id;
  const { form: ground, madeBy: base } = begun.content;
  const [draft, setDraft] = useState(() => asDraft(application, formAfter(ground, begun.amending?.wishes ?? [])));
  const [reason, setReason] = useState(begun.amending?.reason ?? '');
  const [failure, setFailure] = useState<Failure | null>(null);
  const wishes = useMemo(() => wishesOf(ground, draft), [ground, draft]);
  const isUnsaved = useRef(false);
  const isSettled = useRef(false);
  const isKept = useRef(begun.amending !== null);
  const newest = useRef({ reason, wishes });
  newest.current = { reason, wishes };

  const save = useCallback(() => {
    isUnsaved.current = false;
    isKept.current = true;
    return call('saveAmending', { applicationId, base, ...newest.current });
  }, [applicationId, base]);
  const saveIfNeeded = useCallback(() => {
    const { reason, wishes } = newest.current;
    const isNothing = reason === '' && wishes.length === 0 && !isKept.current;
    if (!isUnsaved.current || isSettled.current || isNothing) return;
    save().then(
      (reply) => setFailure(reply.ok ? null : reply.failure),
      () => {
        isUnsaved.current = true; // the way was lost: it goes with the next stroke, or with the submission
      },
    );
  }, [save]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each stroke sets the clock anew
  useEffect(() => {
    const timer = setTimeout(saveIfNeeded, autosaveMs);
    return () => clearTimeout(timer);
  }, [reason, wishes, saveIfNeeded]);
  useEffect(() => saveIfNeeded, [saveIfNeeded]);

  return {
    base,
    draft,
    reason,
    wishes,
    failure,
    setFailure,
    save,
    change: (to: (before: Draft) => Draft) => {
      isUnsaved.current = true;
      setDraft(to);
    },
    explain: (words: string) => {
      isUnsaved.current = true;
      setReason(words);
    },
    /** Submitted, or given up; `false` takes it back, where that failed. */
    settle: (isDone = true) => {
      isSettled.current = isDone;
    },
  };
}

function wishesOf(before: CaseFileView['content']['form'], { form }: Pick<Draft, 'form'>) {
  const pointers = new Set([...answerPointers(before), ...answerPointers(form)]);
  const all = [...pointers].map((pointer) => ({ pointer, to: answerAt(form, pointer) }));
  return changesFrom(before, all).map(({ pointer, to }) => ({ pointer, to }));
}
