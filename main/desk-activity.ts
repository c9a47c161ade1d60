/** 有人办事: whether somebody works at this terminal now, so that uploads make room for what they need of the line. */
export interface DeskActivity {
  /** A screen asked for something. */
  note(method: string): void;
  isBusy(): boolean;
}

/** What screens ask for by themselves, with nobody before them. */
const passive: ReadonlySet<string> = new Set([
  'terminalState',
  'operators',
  'deviceStates',
  'deskPull',
  'syncState',
  'simulatorState',
  'documentJob',
  'kioskVisit',
  'presence',
  'tray',
]);

export const isAskedByScreens = (method: string): boolean => passive.has(method);

/** A person reads, asks and looks for papers between two keystrokes. */
const busyForMs = 120_000;

export function createDeskActivity(monotonicMs: () => number): DeskActivity {
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    note(method) {
      if (method === 'lock') lastMs = Number.NEGATIVE_INFINITY;
      else if (!passive.has(method)) lastMs = monotonicMs();
    },
    isBusy: () => monotonicMs() - lastMs < busyForMs,
  };
}
