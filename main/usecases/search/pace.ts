import { setImmediate as breath, setTimeout as pause } from 'node:timers/promises';

/** How much room is left for everything else between two handfuls of reading. */
export interface Pace {
  rest(): Promise<void>;
  /** Somebody waits for it. */
  hurry(): void;
  stroll(): void;
}

/** As long as a handful takes, about: half of the time stays for the window. */
const pauseMs = 15;

export function createPace(): Pace {
  let isHurried = false;
  return {
    rest: () => (isHurried ? breath() : pause(pauseMs)),
    hurry() {
      isHurried = true;
    },
    stroll() {
      isHurried = false;
    },
  };
}
