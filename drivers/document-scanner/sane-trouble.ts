import type { DeviceTrouble } from '../device-status.ts';
import type { SaneEnd } from './sane-process.ts';

export interface SaneTrouble {
  readonly ok: false;
  readonly trouble: DeviceTrouble;
  readonly detail?: string;
}

/** SANE_Status, which scanimage exits with; and its words, where it exits with 1 because the device did not open. */
const meanings: readonly { readonly exitCode: number; readonly words: string; readonly trouble: DeviceTrouble }[] = [
  { exitCode: 3, words: 'Device busy', trouble: 'scanner/busy' },
  { exitCode: 6, words: 'Document feeder jammed', trouble: 'scanner/jammed' },
  { exitCode: 7, words: 'Document feeder out of documents', trouble: 'scanner/empty' },
  { exitCode: 8, words: 'Scanner cover is open', trouble: 'scanner/cover-open' },
];

export const missingProgram = 'scanimage is not installed: apt-get install sane-utils';

/**
 * Null when it ended well. What SANE said counts before the code: a batch that ends for want of paper exits with 0, and so
 * does a scanimage that was hit by a SIGPIPE of its back end after a jam (sane-utils 1.2.1).
 */
export function troubleAfter(end: SaneEnd): SaneTrouble | null {
  if (end.outcome === 'missing') return { ok: false, trouble: 'scanner/offline', detail: missingProgram };
  if (end.outcome !== 'ended') return { ok: false, trouble: 'scanner/offline', detail: `scanimage ${end.outcome}` };
  const reason = reasonIn(end.messages);
  if (reason === null && end.exitCode === 0) return null;
  const meaning =
    meanings.find(({ words }) => reason?.endsWith(words) === true) ??
    meanings.find(({ exitCode }) => exitCode === end.exitCode);
  const detail = reason ?? `scanimage exits with ${end.exitCode}`;
  return { ok: false, trouble: meaning?.trouble ?? 'scanner/offline', detail };
}

/** `scanimage: sane_read: Document feeder jammed`, `scanimage: open of device x failed: Device busy` */
function reasonIn(messages: string): string | null {
  const said = messages.split('\n').filter((line) => /^scanimage: (sane_\w+: |.* failed)/.test(line));
  return said.at(-1)?.slice('scanimage: '.length, 300).trim() ?? null;
}
