import type { PageJobState } from './port.ts';

/** What a person does at a simulated office printer, or to its queue. */
export type PageHand =
  | { readonly hand: 'removePaper' }
  | { readonly hand: 'loadPaper' }
  | { readonly hand: 'jam' }
  | { readonly hand: 'clearJam' }
  /** Jobs that come from now on are held until released. */
  | { readonly hand: 'holdJobs' }
  | { readonly hand: 'releaseJobs' }
  /** The next document cannot be printed: the driver gives up on it. */
  | { readonly hand: 'abortNext' }
  | { readonly hand: 'stopQueue' }
  | { readonly hand: 'startQueue' }
  | { readonly hand: 'refuseJobs' }
  | { readonly hand: 'acceptJobs' }
  /** The print system forgets its finished jobs. */
  | { readonly hand: 'forgetHistory' };

export interface QueuedJob {
  readonly id: number;
  readonly name: string;
  readonly account: string;
  readonly document: Uint8Array;
  readonly copies: number;
  readonly sides: string;
  readonly state: PageJobState;
}

export interface QueueState {
  readonly name: string;
  readonly hasPaper: boolean;
  readonly isJammed: boolean;
  readonly isStopped: boolean;
  readonly isAccepting: boolean;
  readonly jobs: readonly QueuedJob[];
}

/** One queue and its printer, without any wire: documents go to `deliver` one after the other. */
export interface SimulatedPrintQueue {
  state(): QueueState;
  apply(hand: PageHand): void;
  add(job: Pick<QueuedJob, 'id' | 'name' | 'account' | 'document' | 'copies' | 'sides'>): void;
  /** False for a job that is finished already, or was never here. */
  cancel(id: number): boolean;
}

export function createSimulatedPrintQueue(
  name: string,
  deliver: (job: QueuedJob) => Promise<void>,
): SimulatedPrintQueue {
  let jobs: readonly QueuedJob[] = [];
  let machine = { hasPaper: true, isJammed: false, isStopped: false, isAccepting: true };
  let holdsNew = false;
  let abortsNext = false;
  let isPrinting = false;

  const change = (id: number, state: PageJobState) => {
    jobs = jobs.map((job) => (job.id === id ? { ...job, state } : job));
  };

  const printNext = async (): Promise<void> => {
    if (isPrinting || machine.isStopped) return;
    const next = jobs.find((job) => job.state === 'waiting' || job.state === 'printing');
    if (next === undefined) return;
    if (abortsNext) {
      abortsNext = false;
      change(next.id, 'aborted');
      return printNext();
    }
    change(next.id, 'printing');
    // The job stays "processing" while the printer waits for a person, as with CUPS's own back ends.
    if (!machine.hasPaper || machine.isJammed) return;
    isPrinting = true;
    await deliver(next);
    isPrinting = false;
    if (jobs.find((job) => job.id === next.id)?.state === 'printing') change(next.id, 'completed');
    return printNext();
  };

  return {
    state: () => ({ name, ...machine, jobs }),
    add(job) {
      jobs = [...jobs, { ...job, state: holdsNew ? 'held' : 'waiting' }];
      void printNext();
    },
    cancel(id) {
      const job = jobs.find((one) => one.id === id);
      if (job === undefined || finished.has(job.state)) return false;
      change(id, 'cancelled');
      void printNext();
      return true;
    },
    apply({ hand }) {
      switch (hand) {
        case 'holdJobs':
          holdsNew = true;
          break;
        case 'releaseJobs':
          holdsNew = false;
          jobs = jobs.map((job) => (job.state === 'held' ? { ...job, state: 'waiting' } : job));
          break;
        case 'abortNext':
          abortsNext = true;
          break;
        case 'forgetHistory':
          jobs = jobs.filter((job) => !finished.has(job.state));
          break;
        default:
          machine = { ...machine, ...effects[hand] };
      }
      void printNext();
    },
  };
}

const finished: ReadonlySet<PageJobState> = new Set(['completed', 'cancelled', 'aborted', 'gone']);

const effects = {
  removePaper: { hasPaper: false },
  loadPaper: { hasPaper: true },
  jam: { isJammed: true },
  clearJam: { isJammed: false },
  stopQueue: { isStopped: true },
  startQueue: { isStopped: false },
  refuseJobs: { isAccepting: false },
  acceptJobs: { isAccepting: true },
} as const;
