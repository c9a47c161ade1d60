import './window.css';
import { Fragment, type ReactNode, useEffect, useState } from 'react';
import type { Operator, TerminalState } from '../../../preload/contract.ts';
import { HandedOver } from '../../citizen/HandedOver.tsx';
import { followTerminal } from '../../desk/current-desk.ts';
import { IdleLock } from './IdleLock.tsx';
import { UnlockPage } from './unlock/UnlockPage.tsx';

interface StaffStationProps {
  readonly terminal: TerminalState;
  /** What stands on the lock page beside the sign-in. */
  readonly locked?: ReactNode;
  readonly children: (terminal: TerminalState & { readonly operator: Operator }) => ReactNode;
}

/** What every station of staff is in: nobody's while locked, one person's while somebody is signed in. */
export function StaffStation({ terminal, locked, children }: StaffStationProps) {
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
        <Fragment key={operator.id}>{children({ ...terminal, operator })}</Fragment>
        <IdleLock minutes={terminal.idleLockMinutes} />
      </>
    );
  }
  return (
    <HandedOver officeName={terminal.officeName}>
      {locked}
      <UnlockPage terminal={terminal} lastOperator={lastOperator} />
    </HandedOver>
  );
}
