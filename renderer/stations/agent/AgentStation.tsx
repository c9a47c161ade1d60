import './agent.css';
import type { TerminalState } from '../../../preload/contract.ts';
import { StaffStation } from '../window/StaffStation.tsx';
import { AgentShell } from './AgentShell.tsx';

/** 代办上门: one hand, outdoors, days without a line. */
export function AgentStation({ terminal }: { readonly terminal: TerminalState }) {
  return <StaffStation terminal={terminal}>{(open) => <AgentShell terminal={open} />}</StaffStation>;
}
