import type { TerminalState } from '../../../preload/contract.ts';
import { Shell } from './Shell.tsx';
import { StaffStation } from './StaffStation.tsx';
import { StaffCallBanner } from './staff-calls/StaffCallBanner.tsx';

/** 窗口: staff accept walk-in applications. The agent's station is the same flow in touch density. */
export function WindowStation({ terminal }: { readonly terminal: TerminalState }) {
  return (
    <StaffStation terminal={terminal} locked={<StaffCallBanner operatorName={null} />}>
      {(open) => <Shell terminal={open} />}
    </StaffStation>
  );
}
