import { useEffect, useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import type { Output } from '../../../../preload/contract.ts';
import type { DisplayAsk, DisplayState } from '../../../../preload/contract-display.ts';
import { call, onTopic } from '../../../bridge/client.ts';
import { useCall, useTopic } from '../../../bridge/hooks.ts';
import { deskReady } from '../../../desk/current-desk.ts';

export interface DisplayControl {
  /** Null until it is known. */
  readonly state: DisplayState | null;
  readonly failure: Failure | null;
  readonly ask: (ask: DisplayAsk) => Promise<void>;
  readonly takeBack: () => Promise<void>;
}

/** 第二屏 from the clerk's side. What was typed is in the ledger before it is shown to anybody. */
export function useDisplay(): DisplayControl {
  const state = useTopic('display', 'displayState');
  const [failure, setFailure] = useState<Failure | null>(null);
  return {
    state,
    failure,
    async ask(wanted) {
      await (await deskReady()).settled();
      const reply = await call('askOnDisplay', wanted);
      setFailure(reply.ok ? null : reply.failure);
    },
    async takeBack() {
      const reply = await call('clearDisplay', {});
      setFailure(reply.ok ? null : reply.failure);
    },
  };
}

/** What the citizen has confirmed and signed of one case, asked again whenever something changed. */
export function useCitizenWord(id: string): Output<'citizenWord'> | null {
  const word = useCall('citizenWord', { id });
  const { again } = word;
  useEffect(() => onTopic('desk', again), [again]);
  return word.value;
}
