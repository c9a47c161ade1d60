import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { must } from '../../main/domain/result.ts';
import { createLedgerSyncStore } from '../../main/ledger-sync-store.ts';
import { createLedgerUploadMemory } from '../../main/ledger-upload-memory.ts';
import { credentialsOf } from '../../main/terminal-keys.ts';
import { createHttpCounty } from '../../sync/client/http-county.ts';
import { createSyncEngine } from '../../sync/engine/engine.ts';
import { createEngineClock } from '../../sync/engine/system-clock.ts';
import { openTerminalFiles } from '../properties/sync/sending-process.ts';
import { startCountyProcess } from '../support/county-process.ts';
import { acceptInto, enrolInto } from '../unit/sync/support/sync-terminal.ts';
import { testLog } from '../unit/sync/support/test-log.ts';
import { startThinLine } from './drain-line.ts';
import { print } from './spread.ts';

const line = { bytesPerSecond: 1_000_000 / 8, roundTripMs: 300, cutEveryMs: 20_000 };
const scan = { perApplication: 3, bytes: 300 * 1024 };
const whole = 500;
const goalShare = 0.9;
const enrolmentCode = 'DRAI-NING-0001';

/**
 * A window comes back from days without a network to a line of 1 Mbit/s with 300 ms round trip that is cut every 20 s:
 * what share of the line carries papers, and why it stands still the rest of the time. Thirty applications (four minutes) by
 * default; DRAIN_WHOLE=1 sends all 500 (an hour). Nobody works at the desk, so the whole line may be taken.
 */
export async function benchDrain(): Promise<void> {
  const applications = process.env.DRAIN_WHOLE ? whole : Number(process.env.DRAIN_APPLICATIONS ?? 30);
  const directory = await mkdtemp(path.join(tmpdir(), 'drain-'));
  const county = startCountyProcess({ directory: path.join(directory, 'county'), databaseUrl: null, enrolmentCode });
  const endings: (() => unknown)[] = [() => rm(directory, { recursive: true, force: true }), () => county.end()];
  try {
    const targetUrl = await county.url;
    if (targetUrl === null) throw new Error('the county did not start');
    const { ledger, vault } = await openTerminalFiles(directory);
    endings.push(() => ledger.close());
    await enrolInto(ledger, { url: targetUrl, code: enrolmentCode });
    for (let n = 0; n < applications; n += 1) {
      const pages = Array.from({ length: scan.perApplication }, () => vault.put(randomBytes(scan.bytes), 'image/jpeg'));
      acceptInto(ledger, (await Promise.all(pages)).map(must));
    }
    const thin = await startThinLine({ targetUrl, ...line });
    endings.push(() => thin.close());
    const engine = createSyncEngine({
      county: createHttpCounty({
        baseUrl: thin.url,
        credentials: () => credentialsOf(ledger),
        log: testLog,
        uploads: createLedgerUploadMemory(ledger),
      }),
      store: createLedgerSyncStore({ ledger, log: testLog }),
      materials: { read: (sha256) => vault.get(sha256) },
      clock: createEngineClock(),
      log: testLog,
    });
    endings.push(() => engine.stop());

    const begunAtMs = performance.now();
    const drained = new Promise<void>((resolve) => {
      engine.onState(() => {
        if (ledger.counts()['at-county'] === applications) resolve();
      });
    });
    engine.start();
    await drained;
    const seconds = (performance.now() - begunAtMs) / 1000;
    const bytes = applications * scan.perApplication * scan.bytes;
    print({
      bench: 'drain',
      applications,
      scansEach: scan.perApplication,
      megabytes: Math.round(bytes / 1e5) / 10,
      seconds: Math.round(seconds),
      cuts: thin.cuts(),
      goodputShare: Math.round((bytes / seconds / line.bytesPerSecond) * 1000) / 1000,
      goalShare,
      sentShare: Math.round((thin.upBytes() / seconds / line.bytesPerSecond) * 1000) / 1000,
      ...thin.use(begunAtMs),
    });
  } finally {
    for (const end of endings.reverse()) await end();
  }
}
