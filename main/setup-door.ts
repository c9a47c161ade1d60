import type { Station } from '../preload/contract.ts';
import { failed, type Result } from './domain/result.ts';

/** What the setting up needs of whoever started the terminal. */
export interface SetupDoor {
  /** The start option says which station this is: a choice would only be undone by the next start. */
  readonly isStationStarted: boolean;
  /** Remembered, and the terminal comes up again as that one. */
  reopenAs(station: Station): Promise<Result<void>>;
}

/** Of a terminal that was started with all that it needs. */
export const noSetup: SetupDoor = {
  isStationStarted: true,
  reopenAs: async () => failed('setup/station-fixed'),
};
