import './window.css';
import { useEffect, useState } from 'react';
import type { Operator, TerminalState } from '../../../preload/contract.ts';
import { HandedOver } from '../../citizen/HandedOver.tsx';
import { followTerminal } from '../../desk/current-desk.ts';
import { IdleLock } from './IdleLock.tsx';
import { Shell } from './Shell.tsx';
import { StaffCallBanner } from './staff-calls/StaffCallBanner.tsx';
import { UnlockPage } from './unlock/UnlockPage.tsx';

/** 窗口: staff accept walk-in applications. The agent's station is the same flow in touch density. */
export function WindowStation({ terminal }: { readonly terminal: TerminalState }) {
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
        {/* whoever takes over a shift begins with pages of their own */}
        <Shell key={operator.id} terminal={{ ...terminal, operator }} />
        <IdleLock minutes={terminal.idleLockMinutes} />
      </>
    );
  }
  return (
    <HandedOver officeName={terminal.officeName}>
      <StaffCallBanner operatorName={null} />
      <UnlockPage terminal={terminal} lastOperator={lastOperator} />
    </HandedOver>
  );
}
