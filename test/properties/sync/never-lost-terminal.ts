import { createCipheriv, createHash, randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PageRef } from '../../../main/domain/application.ts';
import { must } from '../../../main/domain/result.ts';
import type { Ledger } from '../../../main/ledger/port.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import { createLedgerUploadMemory } from '../../../main/ledger-upload-memory.ts';
import { openCargoHold } from '../../../main/packages/cargo-hold.ts';
import { withPackages } from '../../../main/packages/carrier.ts';
import { credentialsOf } from '../../../main/terminal-keys.ts';
import type { Vault } from '../../../main/vault/port.ts';
import { createHttpCounty } from '../../../sync/client/http-county.ts';
import { createSyncEngine } from '../../../sync/engine/engine.ts';
import { createEngineClock } from '../../../sync/engine/system-clock.ts';
import type { SyncEngine } from '../../../sync/ports.ts';
import { anApplication } from '../../contract/ledger-fixtures.ts';
import { seededDice } from '../../support/seeded-dice.ts';
import { quietLog, testLog } from '../../unit/sync/support/test-log.ts';
import { lotOf } from './never-lost-lots.ts';
import { areCasesDone, workOnCases } from './never-lost-window-cases.ts';
import { packAll, receiptTaker } from './never-lost-window-packages.ts';
import { openTerminalFiles } from './sending-process.ts';

/** What the window does in one play, however often its power goes. */
export interface WindowDay {
  readonly directory: string;
  readonly countyUrl: string;
  readonly applications: number;
  /** Somebody at the county asks for things and takes packages in; without, the window works alone. */
  readonly hasClerk: boolean;
  /** Of sizes and contents: the same application has the same pages after each restart. */
  readonly seed: number;
}

/** What the printer has put out, line by line: written after the commit, as paper is, and not part of the ledger. */
export interface PaperLine {
  readonly id: string;
  readonly localNumber: string;
  readonly receivedAt: string;
}

export type WindowMessage = { readonly done: true } | { readonly resent: number };

const pause = { betweenRoundsMs: 20, betweenCitizensMs: 10 };

/**
 * Forked, and killed at any moment: the window takes applications until the day's number is reached, sends all the while,
 * and presses "send again" on whatever was handed to a person. Says so when nothing is left to do.
 */
async function work(day: WindowDay): Promise<void> {
  const { ledger, vault } = await openTerminalFiles(day.directory);
  const line = createHttpCounty({
    baseUrl: day.countyUrl,
    credentials: () => credentialsOf(ledger),
    log: testLog,
    uploads: createLedgerUploadMemory(ledger),
    // Impatient, so that a black hole costs a test little.
    limits: { helloMs: 400, replyMs: 1_500, uploadStallMs: 1_000, uploadChunkBytes: 16 * 1024, reconnectBaseMs: 50 },
  });
  const hold = await openCargoHold({ directory: path.join(day.directory, 'hold'), ledger, now: () => new Date() });
  const engine = createSyncEngine({
    county: withPackages(line, line, { ledger, hold, log: quietLog, onChange: () => {} }),
    store: createLedgerSyncStore({ ledger, log: testLog }),
    materials: { read: (sha256) => vault.get(sha256) },
    clock: createEngineClock(),
    log: testLog,
  });
  engine.start();
  const takeReceipts = receiptTaker(day, ledger, hold);
  const window = { ...day, ledger, vault };
  await Promise.all([
    receive(window, engine),
    send(day, ledger, engine, async () => {
      await workOnCases(window);
      await takeReceipts();
      return areCasesDone(window);
    }),
  ]);
  process.send?.({ done: true } satisfies WindowMessage);
  process.once('message', () => void engine.stop().then(() => process.exit()));
}

async function receive(
  day: WindowDay & { readonly ledger: Ledger; readonly vault: Vault },
  engine: SyncEngine,
): Promise<void> {
  const { ledger, vault } = day;
  for (let count = accepted(ledger); count < day.applications; count += 1) {
    const pages = await scan(day, vault, count);
    const application = anApplication(count + 1, {
      id: randomUUID(),
      localNumber: `${ledger.fact('enrolment')?.numberPrefix}-20261122-${String(count + 1).padStart(4, '0')}`,
      form: { applicant: { name: '测试员甲', phone: '13800138000' }, item: { reason: '重病' } },
      materials: pages.length === 0 ? [] : [{ code: 'SF', originalSeen: true, method: 'scanned', pages }],
    });
    const { id: applicationId, localNumber, receivedAt } = application;
    must(
      ledger.transact((writer) => {
        writer.insertApplication(application);
        const body = { application };
        const event = writer.appendEvent({ type: 'application/accepted', operatorId: '0007', applicationId, body });
        const outcome = {
          state: 'waiting',
          attempts: 0,
          nextAttemptAtMs: 0,
          failure: null,
          failureDetail: null,
        } as const;
        writer.putSubmission({ applicationId, eventSeq: event.seq, ...outcome });
      }),
    );
    appendFileSync(
      paperOf(day),
      `${JSON.stringify({ id: applicationId, localNumber, receivedAt } satisfies PaperLine)}\n`,
    );
    const printed = { jobId: randomUUID(), localNumber };
    must(
      ledger.transact((writer) =>
        writer.appendEvent({ type: 'receipt/printed', operatorId: '0007', applicationId, body: printed }),
      ),
    );
    engine.kick();
    if (day.hasClerk && lotOf(day.seed, count + 1) === 'package') await packAll(day);
    await sleep(pause.betweenCitizensMs);
  }
}

/** `work`: what else there is to do at the window; says whether nothing is left of it. */
async function send(day: WindowDay, ledger: Ledger, engine: SyncEngine, work: () => Promise<boolean>): Promise<void> {
  for (;;) {
    const areOthersDone = await work();
    if (areOthersDone && isDone(day, ledger)) return;
    resendAll(ledger);
    await engine.sendNow();
    await sleep(pause.betweenRoundsMs);
  }
}

function isDone(day: WindowDay, ledger: Ledger): boolean {
  const counts = ledger.counts();
  const left = counts['on-terminal'] + counts.sending + counts['needs-attention'];
  return accepted(ledger) === day.applications && left === 0 && ledger.fact('shippedSeq') === ledger.head().seq;
}

/** A person has looked at it (the use case `resend`). */
function resendAll(ledger: Ledger): void {
  if (ledger.counts()['needs-attention'] === 0) return;
  const stuck = ledger
    .recentApplications({ limit: 5_000 })
    .filter(({ whereabouts }) => whereabouts === 'needs-attention')
    .flatMap(({ id }) => ledger.submission(id) ?? []);
  process.send?.({ resent: stuck.length } satisfies WindowMessage);
  must(
    ledger.transact((writer) => {
      for (const submission of stuck) {
        writer.putSubmission({
          ...submission,
          state: 'waiting',
          nextAttemptAtMs: 0,
          failure: null,
          failureDetail: null,
        });
      }
    }),
  );
}

function accepted(ledger: Ledger): number {
  return ledger.recentApplications({ limit: 5_000 }).length;
}

async function scan(day: WindowDay, vault: Vault, nth: number): Promise<PageRef[]> {
  const dice = seededDice(day.seed * 10_007 + nth);
  const pages: PageRef[] = [];
  for (let left = dice.below(3); left > 0; left -= 1) {
    pages.push(must(await vault.put(bytesOf(`${day.seed} ${nth} ${left}`, 1 + dice.below(60_000)), 'image/jpeg')));
  }
  return pages;
}

/** As little to compress as a photo, and the same for the same name. */
function bytesOf(name: string, length: number): Uint8Array {
  const key = createHash('sha256').update(name).digest();
  return createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(length));
}

export function paperOf({ directory }: Pick<WindowDay, 'directory'>): string {
  return path.join(directory, 'paper.jsonl');
}

const [day] = process.argv.slice(2);
if (process.argv[1] === import.meta.filename && day) await work(JSON.parse(day) as WindowDay);
