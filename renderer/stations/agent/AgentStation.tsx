import './agent.css';
import '../window/window.css';
import { useEffect, useState } from 'react';
import type { Operator, TerminalState } from '../../../preload/contract.ts';
import { HandedOver } from '../../citizen/HandedOver.tsx';
import { followTerminal } from '../../desk/current-desk.ts';
import { IdleLock } from '../window/IdleLock.tsx';
import { UnlockPage } from '../window/unlock/UnlockPage.tsx';
import { AgentShell } from './AgentShell.tsx';

/** 代办上门: one hand, outdoors, days without a line. */
export function AgentStation({ terminal }: { readonly terminal: TerminalState }) {
  const { deskGeneration, deskKey, operator } = terminal;
  useEffect(() => {
    void followTerminal({ deskGeneration, deskKey });
  }, [deskGeneration, deskKey]);
  const [lastOperator, setLastOperator] = useState<Operator | null>(null);
  useEffect(() => {
    if (operator) setLastOperator(operator);
  }, [operator]);
  if (operator) {
    return (
      <>
        <AgentShell terminal={{ ...terminal, operator }} />
        <IdleLock minutes={terminal.idleLockMinutes} />
      </>
    );
  }
  return (
    <HandedOver officeName={terminal.officeName}>
      <UnlockPage terminal={terminal} lastOperator={lastOperator} />
    </HandedOver>
  );
}
