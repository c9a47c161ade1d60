import type { DeviceCondition, DeviceStatus, DeviceTrouble } from '../device-status.ts';
import type { DocumentScanner } from './port.ts';
import { parseSaneAddress } from './sane-address.ts';
import { runSaneJob } from './sane-job.ts';
import { parseSaneOptions, type SaneOptions, saneOffer } from './sane-options.ts';
import { runScanimage } from './sane-process.ts';
import { troubleAfter } from './sane-trouble.ts';
import { wipeLeftFolders } from './scan-folder.ts';

export interface SaneScannerOptions {
  /** `sane:DEVICE?option=value` */
  readonly address: string;
  readonly name: string;
  readonly program?: string;
  readonly pollMs?: number;
  /** Longest wait for one page, warming up included. */
  readonly pageMs?: number;
  readonly sheetMm?: { readonly width: number; readonly height: number };
}

const a4Mm = { width: 210, height: 297 };
/** Some back ends look for their device on the whole network before they answer. */
const askLimitMs = 30_000;
const longestPollMs = 60_000;

/**
 * A scanner of SANE, through `scanimage`. SANE can't be asked how a device is without opening it, which wakes lamps and
 * motors: it is opened until it answers once, and after that only to scan. What went wrong in the last scan stands until
 * the next one.
 */
export function createSaneScanner(options: SaneScannerOptions): DocumentScanner {
  const { program = 'scanimage', pollMs = 5_000, pageMs = 90_000, sheetMm = a4Mm } = options;
  const address = parseSaneAddress(options.address);
  const listeners = new Set<(status: DeviceStatus) => void>();
  const ended = new AbortController();
  let known: SaneOptions | null = null;
  let status = describe('opening', null);
  let poll: NodeJS.Timeout | undefined;
  let misses = 0;
  let scanning: Promise<unknown> | null = null;
  let looking: Promise<unknown> | null = null;
  let isStarted = false;

  function describe(condition: DeviceCondition, trouble: DeviceTrouble | null): DeviceStatus {
    const where = options.address;
    return { deviceClass: 'document-scanner', name: options.name, condition, trouble, where, warnings: [] };
  }

  function publish(next: DeviceStatus): void {
    if (ended.signal.aborted || (next.condition === status.condition && next.trouble === status.trouble)) return;
    status = next;
    for (const listener of listeners) listener(next);
  }

  async function ask(): Promise<SaneOptions | ReturnType<typeof troubleAfter>> {
    if (address === null) return { ok: false, trouble: 'scanner/offline', detail: 'no SANE address' };
    const args = [`--device-name=${address.device}`, '--format=jpeg', '-A'];
    const end = await runScanimage({ program, args, silenceMs: askLimitMs, signal: ended.signal });
    return end.outcome === 'ended' && end.exitCode === 0 ? parseSaneOptions(end.output) : troubleAfter(end);
  }

  async function learn(): Promise<ReturnType<typeof troubleAfter>> {
    const answer = await ask();
    if (answer === null || 'ok' in answer) return answer ?? { ok: false, trouble: 'scanner/offline' };
    known = answer;
    return null;
  }

  async function look(): Promise<void> {
    const trouble = known === null ? await learn() : null;
    if (scanning === null) {
      if (trouble === null) publish(describe('ready', null));
      else if (trouble.trouble === 'scanner/offline') publish(describe('absent', trouble.trouble));
      else publish(describe('needs-help', trouble.trouble));
    }
    if (known !== null || ended.signal.aborted) return;
    misses += 1;
    poll = setTimeout(beginLook, Math.min(pollMs * 2 ** Math.min(misses - 1, 5), longestPollMs));
  }

  function beginLook(): void {
    looking = look();
  }

  async function scanNow(...[request, onPage]: Parameters<DocumentScanner['scan']>) {
    await looking;
    const trouble = known === null ? await learn() : null;
    if (trouble !== null || known === null || address === null) {
      return trouble ?? ({ ok: false, trouble: 'scanner/offline' } as const);
    }
    const job = { program, device: address.device, extraOptions: address.options, options: known, sheetMm, pageMs };
    return runSaneJob({ ...job, signal: ended.signal }, request, (page) =>
      ended.signal.aborted ? undefined : onPage(page),
    );
  }

  return {
    start() {
      if (isStarted || ended.signal.aborted) return;
      isStarted = true;
      void wipeLeftFolders();
      beginLook();
    },
    status: () => status,
    onStatus(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    offer: () => (known === null ? null : saneOffer(address?.device ?? '', known)),
    async scan(request, onPage) {
      if (ended.signal.aborted) return { ok: false, trouble: 'scanner/offline' };
      if (scanning !== null) return { ok: false, trouble: 'scanner/busy' };
      const scan = scanNow(request, onPage);
      scanning = scan;
      publish(describe('busy', null));
      try {
        const result = await scan;
        if (result.ok || result.trouble === 'scanner/empty') publish(describe('ready', null));
        else if (result.trouble === 'scanner/offline') {
          // It may have been unplugged, and come back as another device: it is asked afresh.
          known = null;
          publish(describe('absent', 'scanner/offline'));
          clearTimeout(poll);
          if (isStarted && !ended.signal.aborted) poll = setTimeout(beginLook, pollMs);
        } else publish(describe('needs-help', result.trouble));
        return result;
      } finally {
        scanning = null;
      }
    },
    async close() {
      ended.abort();
      clearTimeout(poll);
      listeners.clear();
      await looking;
      await scanning?.catch(() => undefined);
    },
  };
}
