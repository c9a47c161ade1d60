import type { StaffCall } from '../../../main/domain/staff-call.ts';
import type { TerminalRecord } from '../store/port.ts';

type Caller = Pick<TerminalRecord, 'id' | 'office' | 'station'>;
type Calls = Promise<readonly StaffCall[]>;

/**
 * 叫工作人员: at most one open call a kiosk; a repeat is the same call. Each step is told to the terminals of the office at
 * once, and answers with what is open: at a kiosk its own, at a window those of its office.
 */
export interface StaffCallStore {
  open(caller: Caller): Calls;
  call(caller: Caller, order: { readonly callId: string; readonly page: string }): Calls;
  /** The first one goes; whoever comes later reads who that is. */
  take(caller: Caller, order: { readonly callId: string; readonly by: string }): Calls;
  end(caller: Caller, order: { readonly callId: string }): Calls;
}
