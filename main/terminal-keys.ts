import type { CountyCredentials } from '../sync/client/request-signer.ts';
import { privateKeySchema, suiteOf } from '../sync/crypto/keys.ts';
import type { County } from '../sync/ports.ts';
import { type KeyStore, rotateKey } from '../sync/rotate-key.ts';
import type { Enrolment, Ledger } from './ledger/port.ts';
import type { Log } from './log.ts';

/** Who this terminal is at the county, read from the ledger with each request. */
export function credentialsOf(ledger: Ledger): CountyCredentials | null {
  const enrolment = ledger.fact('enrolment');
  return enrolment?.privateKey ? credentialsIn(enrolment) : null;
}

export function credentialsIn({ terminalId, keyNumber, privateKey }: Enrolment): CountyCredentials {
  // Before keys had numbers, every terminal had one.
  return { terminalId, keyNumber: keyNumber ?? 1, privateKey: privateKeySchema.parse(privateKey) };
}

/** The keys in the sealed ledger. A change of key is an event like any other: the chain says which key signed from when. */
export function createKeyStore(ledger: Ledger): KeyStore {
  return {
    current() {
      const credentials = credentialsOf(ledger);
      if (!credentials) throw new Error('keys belong to an enrolled terminal');
      return credentials;
    },
    waiting() {
      const next = ledger.fact('nextKey');
      return next && { keyNumber: next.keyNumber, privateKey: privateKeySchema.parse(next.privateKey) };
    },
    keepWaiting: (next) => ledger.transact((writer) => writer.setFact('nextKey', next)),
    adopt: ({ keyNumber, privateKey }) =>
      ledger.transact((writer) => {
        const enrolment = ledger.fact('enrolment');
        if (!enrolment) throw new Error('keys belong to an enrolled terminal');
        writer.setFact('enrolment', { ...enrolment, keyNumber, privateKey });
        writer.setFact('nextKey', null);
        writer.appendEvent({
          type: 'terminal/key-changed',
          operatorId: null,
          applicationId: null,
          body: { keyNumber, suite: suiteOf(privateKey) },
        });
      }),
  };
}

/** The same county; when it says that it wants a new key, it gets one beside whatever else is going on. */
export function withNewKeys(county: County, { ledger, log }: { readonly ledger: Ledger; readonly log: Log }): County {
  const keys = createKeyStore(ledger);
  let isUnderWay = false;
  return {
    ...county,
    async changes(since) {
      const reply = await county.changes(since);
      const wanted = reply.ok ? reply.value.newKey : undefined;
      if (wanted && !isUnderWay) {
        isUnderWay = true;
        void change(wanted.suite).finally(() => {
          isUnderWay = false;
        });
      }
      return reply;
    },
  };

  async function change(suite: Parameters<typeof rotateKey>[0]['suite']): Promise<void> {
    try {
      const changed = await rotateKey({ county, keys, suite });
      if (changed.ok) log.info({ keyNumber: keys.current().keyNumber, suite }, 'a new key signs from now on');
      else
        log.warn({ code: changed.failure.code, detail: changed.failure.detail }, 'no new key yet, asked again later');
    } catch (error) {
      log.error({ bug: error instanceof Error ? error.stack : String(error) }, 'changing the key threw');
    }
  }
}
