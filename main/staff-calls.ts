import type { StaffCallView } from '../preload/contract-staff-calls.ts';
import type { County } from '../sync/ports.ts';
import type { Clock } from './clock.ts';
import { callLastsSeconds, type StaffCall, takenLastsSeconds } from './domain/staff-call.ts';

/** 叫工作人员, as this terminal last heard it of the county. In memory alone: what is past is in the kiosk's chain. */
export interface CallBoard {
  /** All that is open now, by the county. */
  hear(calls: readonly StaffCall[]): void;
  open(): readonly StaffCallView[];
}

interface CallBoardParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly onChange: (calls: StaffCallView[]) => void;
}

export function createCallBoard({ clock, onChange }: CallBoardParts): CallBoard {
  let known: readonly StaffCallView[] = [];
  const after = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();

  /** The moments of a call that is known already stay as they are: each answer is a little late in its own way. */
  function seen(call: StaffCall): StaffCallView {
    const before = known.find(({ callId }) => callId === call.callId);
    if (before?.takenBy === call.takenBy) return before;
    const { callId, kiosk, page, takenBy, secondsOld } = call;
    const calledAt = before?.calledAt ?? after(-secondsOld * 1000);
    const lastsMs = (takenBy === null ? callLastsSeconds - secondsOld : takenLastsSeconds) * 1000;
    return { callId, kiosk, page, takenBy, calledAt, until: after(lastsMs) };
  }

  // Without a line nobody says that it is over.
  const open = () => known.filter(({ until }) => until > clock.now().toISOString());
  return {
    open,
    hear(calls) {
      const next = calls.map(seen);
      const isSame = next.length === known.length && next.every((call, at) => call === known[at]);
      known = next;
      if (!isSame) onChange(open());
    },
  };
}

/** The same county; what it says of open calls with each look for changes is heard. */
export function withStaffCalls(county: County, calls: CallBoard): County {
  return {
    ...county,
    async changes(since) {
      const reply = await county.changes(since);
      if (reply.ok) calls.hear(reply.value.staffCalls ?? []);
      return reply;
    },
  };
}
