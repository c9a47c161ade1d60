import type { DisplayPush } from '../../preload/contract-display.ts';
import type { Api } from '../api.ts';
import { createCitizenDesk } from '../citizen/citizen-desk.ts';
import type { FileDoor } from '../files.ts';
import { configurationInForce } from '../publications/in-force.ts';
import type { Pushes } from '../pushes.ts';
import { type Recordings, withRecordings } from '../recordings.ts';
import type { TerminalParts } from '../usecases/parts.ts';
import { createDisplayApi } from './display-api.ts';
import { createDisplayDesk } from './display-desk.ts';
import { followVisit } from './follow-visit.ts';
import { idleView } from './idle-view.ts';
import type { DisplayDesk } from './port.ts';

/** What a host serves the second screen with: a contract of its own, and no files but recordings. */
export interface DisplayDoor {
  readonly api: Api;
  readonly files: FileDoor;
  onPush(listener: (topic: 'view', value: DisplayPush) => void): () => void;
  /** A second screen is there; returns how it leaves. */
  attach(): () => void;
}

export interface OpenDisplay {
  readonly desk: DisplayDesk;
  /** Once everything stands that the page shows and writes. */
  open(parts: TerminalParts, around: { readonly pushes: Pushes; readonly recordings: Recordings }): DisplayDoor;
  close(): void;
}

/** 「60 秒后回到待机」 */
const thanksMs = 60_000;

export function createDisplay(
  base: Pick<TerminalParts, 'ledger' | 'sealer' | 'clock' | 'newId' | 'publish'> & { parts(): TerminalParts },
): OpenDisplay {
  const { ledger, sealer, clock, newId } = base;
  const citizen = createCitizenDesk({ ledger, sealer, now: clock.now, newId, isStaffSession: () => false });
  const { desk, page } = createDisplayDesk({
    citizen,
    newId,
    now: clock.now,
    idle: () => idleView(base.parts()),
    isPractice: () => base.parts().training.isHere,
    onState: (state) => base.publish('display', state),
    thanksMs,
    patienceMs: () => configurationInForce(ledger).citizenScreenMinutes * 60_000,
  });
  let stop: () => void = () => undefined;
  return {
    desk,
    open(parts, { pushes, recordings }) {
      stop = followVisit({ parts, desk, page, pushes });
      return {
        api: createDisplayApi(parts, { desk, page, citizen }),
        files: withRecordings({ read: async () => null }, recordings),
        onPush: (listener) => page.onView((push) => listener('view', push)),
        attach: page.attach,
      };
    },
    close() {
      stop();
      page.close();
    },
  };
}
