import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { openMemoryLedger } from '../../../main/ledger/memory-ledger.ts';
import { createKeyStore, credentialsOf } from '../../../main/terminal-keys.ts';
import { createHttpCounty } from '../../../sync/client/http-county.ts';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import { type CryptoSuite, isSameKey, publicPart, suiteSchema } from '../../../sync/crypto/keys.ts';
import type { County } from '../../../sync/ports.ts';
import { type KeyStore, rotateKey } from '../../../sync/rotate-key.ts';
import { enrolInto } from '../../unit/sync/support/sync-terminal.ts';
import { testLog } from '../../unit/sync/support/test-log.ts';

/** Where the power goes: beside each step of a change of key, before or after it took effect. */
const crashPoints = [
  'before keeping',
  'after keeping',
  'before announcing',
  'after announcing',
  'before adopting',
  'after adopting',
] as const;
type CrashPoint = (typeof crashPoints)[number];

class PowerLost extends Error {}

let county: RunningCounty;
beforeAll(async () => {
  county = await startCounty();
});
afterAll(() => county?.close());

/** A key store and a county that end the run at one point; `null` lets everything through. */
function endingAt(point: CrashPoint | null, keys: KeyStore, http: County): { keys: KeyStore; county: County } {
  const at = (here: CrashPoint) => {
    if (here === point) throw new PowerLost(here);
  };
  return {
    keys: {
      ...keys,
      keepWaiting(next) {
        at('before keeping');
        const kept = keys.keepWaiting(next);
        at('after keeping');
        return kept;
      },
      adopt(next) {
        at('before adopting');
        const adopted = keys.adopt(next);
        at('after adopting');
        return adopted;
      },
    },
    county: {
      ...http,
      async announceKey(announcement) {
        at('before announcing');
        const reply = await http.announceKey(announcement);
        at('after announcing');
        return reply;
      },
    },
  };
}

interface Run {
  readonly point: CrashPoint | null;
  readonly suite: CryptoSuite;
  readonly speaks: boolean;
}
const runArb: fc.Arbitrary<Run> = fc.record({
  point: fc.option(fc.constantFrom(...crashPoints), { nil: null }),
  suite: fc.constantFrom<CryptoSuite>(...suiteSchema.options),
  /** Whether the terminal says anything to the county before the next run: that closes older keys. */
  speaks: fc.boolean(),
});

test('a change of key that is killed anywhere, any number of times, never locks the terminal out', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(runArb, { maxLength: 5 }),
      fc.constantFrom(...suiteSchema.options),
      async (runs, last) => {
        const ledger = openMemoryLedger({ now: () => new Date(), monotonicMs: () => performance.now() });
        await enrolInto(ledger, { url: county.url, code: await county.issueEnrolmentCode({ office: '青禾镇' }) });
        const http = createHttpCounty({ baseUrl: county.url, credentials: () => credentialsOf(ledger), log: testLog });
        try {
          for (const { point, suite, speaks } of runs) {
            const stopped = endingAt(point, createKeyStore(ledger), http);
            await rotateKey({ ...stopped, suite }).catch((error: unknown) => {
              if (!(error instanceof PowerLost)) throw error;
            });
            if (speaks) must(await http.changes(''));
          }
          const before = credentialsOf(ledger)?.keyNumber ?? 0;
          must(await rotateKey({ county: http, keys: createKeyStore(ledger), suite: last }));
          must(await http.changes(''));

          const own = credentialsOf(ledger);
          if (!own) throw new Error('no longer enrolled');
          expect(own.keyNumber).toBeGreaterThan(before);
          expect(ledger.fact('nextKey')).toBeNull();
          const held = await county.store.terminals.keys(own.terminalId);
          const open = held.filter((key) => key.closedAt === null);
          expect(open).toHaveLength(1);
          expect(open[0]?.number).toBe(own.keyNumber);
          expect(open[0] && isSameKey(open[0].publicKey, publicPart(own.privateKey))).toBe(true);
          const changes = ledger
            .events({ fromSeq: 1, limit: 100 })
            .filter((one) => one.type === 'terminal/key-changed');
          expect(changes.at(-1)?.body).toMatchObject({ keyNumber: own.keyNumber, suite: last });
        } finally {
          http.close();
        }
      },
    ),
    {
      numRuns: 40,
      examples: crashPoints.map((point): [Run[], CryptoSuite] => [[{ point, suite: 'guomi', speaks: true }], 'guomi']),
    },
  );
});

test('a terminal whose number for a key is taken goes on to the next one', async () => {
  const ledger = openMemoryLedger({ now: () => new Date(), monotonicMs: () => performance.now() });
  await enrolInto(ledger, { url: county.url, code: await county.issueEnrolmentCode({ office: '青禾镇' }) });
  const http = createHttpCounty({ baseUrl: county.url, credentials: () => credentialsOf(ledger), log: testLog });
  const keys = createKeyStore(ledger);
  const forgetful: KeyStore = { ...keys, adopt: () => ({ ok: false, failure: { code: 'ledger/full' } }) };
  expect(await rotateKey({ county: http, keys: forgetful, suite: 'guomi' })).toMatchObject({ ok: false });
  // The disk that held the announced key is gone; the older one that was put back knows nothing of it.
  must(ledger.transact((writer) => writer.setFact('nextKey', null)));
  must(await rotateKey({ county: http, keys, suite: 'international' }));
  must(await http.changes(''));
  expect(keys.current().keyNumber).toBe(3);
  http.close();
});
