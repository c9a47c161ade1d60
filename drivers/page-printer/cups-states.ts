import type { DeviceTrouble } from '../device-status.ts';
import { firstNumber, firstText, firstTruth, textsOf } from './ipp-attributes.ts';
import type { IppGroup } from './ipp-message.ts';
import type { PageJob, PageJobState, PageQueue } from './port.ts';
import { isFinal } from './port.ts';

export const queueAttributes = [
  'printer-name',
  'printer-info',
  'printer-make-and-model',
  'printer-state',
  'printer-state-reasons',
  'printer-is-accepting-jobs',
];
export const jobAttributes = ['job-id', 'job-name', 'job-printer-uri', 'job-state', 'job-state-reasons'];

/** RFC 8011 §5.4.11: 3 idle, 4 processing, 5 stopped. null for a group that names no queue. */
export function queueOf(from: IppGroup, defaultName: string | null): PageQueue | null {
  const name = firstText(from, 'printer-name');
  if (name === null) return null;
  const reasons = reasonsOf(from, 'printer-state-reasons');
  const state = queueStates[firstNumber(from, 'printer-state') ?? 0] ?? 'unknown';
  return {
    name,
    label: firstText(from, 'printer-info') || name,
    model: firstText(from, 'printer-make-and-model') ?? '',
    state,
    isAccepting: firstTruth(from, 'printer-is-accepting-jobs') ?? true,
    isDefault: name === defaultName,
    trouble: troubleOf(reasons) ?? (state === 'stopped' ? 'printer/offline' : null),
    reasons,
  };
}

/** `queue` is the job's queue where the job is not final: what hinders a job stands mostly there. */
export function jobOf(id: string, from: IppGroup, queue: PageQueue | null): PageJob | null {
  const systemId = firstNumber(from, 'job-id');
  const said = jobStates[firstNumber(from, 'job-state') ?? 0];
  if (systemId === null || said === undefined) return null;
  const own = reasonsOf(from, 'job-state-reasons');
  const goesOn = !isFinal(said);
  const isStopped = goesOn && said !== 'held' && queue?.state === 'stopped';
  return {
    id,
    systemId: String(systemId),
    queue: queueNameOf(from) ?? queue?.name ?? '',
    state: isStopped ? 'stopped' : said,
    trouble: goesOn ? (troubleOf(own) ?? queue?.trouble ?? null) : null,
    reasons: goesOn ? [...new Set([...own, ...(queue?.reasons ?? [])])] : own,
  };
}

/** The last part of `ipp://localhost/printers/NAME`. */
export function queueNameOf(job: IppGroup): string | null {
  const last = firstText(job, 'job-printer-uri')?.split('/').at(-1);
  if (!last) return null;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

const queueStates: Readonly<Record<number, PageQueue['state']>> = { 3: 'idle', 4: 'printing', 5: 'stopped' };

/** RFC 8011 §5.3.7. */
const jobStates: Readonly<Record<number, PageJobState>> = {
  3: 'waiting',
  4: 'held',
  5: 'printing',
  6: 'stopped',
  7: 'cancelled',
  8: 'aborted',
  9: 'completed',
};

/** Reasons may end in -report, -warning or -error (RFC 8011 §5.4.12); the first that a person can act upon counts. */
const troubles: readonly (readonly [RegExp, DeviceTrouble])[] = [
  [/^(media-empty|media-needed|input-tray-missing)(-error|-warning)?$/, 'printer/out-of-paper'],
  [/^(media-jam|output-area-full)(-error)?$/, 'printer/jammed'],
  [/^(cover-open|door-open|interlock-open)(-error)?$/, 'printer/cover-open'],
  [/^(offline|shutdown|timed-out|stopped|paused|printer-stopped)(-error|-report|-warning)?$/, 'printer/offline'],
  // Toner, fuser, memory, and whatever a maker invents: an error that nobody here has a word for.
  [/-error$/, 'printer/state-unknown'],
];

function troubleOf(reasons: readonly string[]): DeviceTrouble | null {
  for (const [pattern, trouble] of troubles) {
    if (reasons.some((reason) => pattern.test(reason))) return trouble;
  }
  return null;
}

function reasonsOf(from: IppGroup, name: string): readonly string[] {
  return textsOf(from, name).filter((reason) => reason !== 'none');
}
