import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { greetingIn } from '../../sync/client/greeting.ts';
import type { RunningCounty } from '../../sync/county/county.ts';
import { changeCountyKey } from '../../sync/county/store/county-key.ts';
import type { Database } from '../../sync/county/store/database.ts';
import { isSuccessor } from '../../sync/county-key.ts';
import { codeSecret, isMacUnderCode } from '../../sync/crypto/code-secret.ts';
import { type CryptoSuite, publicPart } from '../../sync/crypto/keys.ts';
import { providerOf } from '../../sync/crypto/suites.ts';
import { countyWord, enrolRequest } from '../../sync/enrol.ts';
import { openPublication } from '../../sync/open-publication.ts';
import type { Greeting } from '../../sync/ports.ts';
import { tinyCatalogue } from '../unit/county/tiny-catalogue.ts';
import { call, WireTerminal } from './county-store-terminal.ts';

interface Parts {
  readonly suite: CryptoSuite;
  readonly county: () => RunningCounty;
  readonly database: () => Database;
  readonly newTerminal: () => Promise<WireTerminal>;
  readonly now: () => Date;
}

/** 认县: whom terminals believe, from the enrolment on and from key to key. */
export function ownKeyTests({ suite, county, database, newTerminal, now }: Parts): void {
  describe('the county’s own key', () => {
    const hello = async () => {
      const nonce = randomUUID().replaceAll('-', '');
      return (await greetingIn(
        {
          status: 200,
          contentType: 'application/json',
          location: null,
          text: JSON.stringify((await call(`${county().url}/api/v1/hello?nonce=${nonce}`)).body),
        },
        nonce,
      )) as { ok: true; value: Greeting };
    };

    test('comes with the enrolment, under the code that only the two of them know', async () => {
      const code = await county().issueEnrolmentCode({ office: '青禾镇便民服务中心' });
      const terminal = await WireTerminal.make(suite);
      const { body } = await terminal.enrol(county().url, code);
      const secret = await codeSecret(code);
      const request = enrolRequest(secret, {
        publicKeys: [publicPart(terminal.key)],
        station: 'window',
        machineName: 'WIN-01',
        continues: null,
      });
      expect(isMacUnderCode(body.county.proof, secret.key, 'county', countyWord(body, request))).toBe(true);
      expect((await hello()).value.provenKey).toEqual(body.county.publicKey);
      const spoilt = { ...request, publicKeys: [publicPart(providerOf(suite).makeKey())] };
      const answer = await call(`${county().url}/api/v1/enrol`, { method: 'POST', body: spoilt });
      expect([answer.status, answer.body.error]).toEqual([401, 'unauthorised']);
      const [row] = await database().query<{ text: string }>('select json_agg(c)::text as text from enrolment_codes c');
      expect(row?.text, 'the code itself is nowhere').not.toContain(code);
    });

    test('is changed with a handover by the old one, and all that is fetched is signed by the new one', async () => {
      await county().store.publishing.publishCatalogue(tinyCatalogue());
      const terminal = await newTerminal();
      const before = (await hello()).value;
      await changeCountyKey(database(), { suite, now });
      await changeCountyKey(database(), { suite, now });
      const after = (await hello()).value;
      if (!before.provenKey || !after.provenKey) throw new Error('a proof expected');
      expect(after.provenKey).not.toEqual(before.provenKey);
      expect(await isSuccessor(before.provenKey, after.provenKey, after.handovers)).toBe(true);
      expect(await isSuccessor(after.provenKey, before.provenKey, after.handovers)).toBe(false);
      const fetched = (await terminal.call(county().url, '/api/v1/publications/catalogue?scope=')).body;
      expect(await openPublication(fetched, after.provenKey)).toMatchObject({ ok: true });
      expect(await openPublication(fetched, before.provenKey)).toMatchObject({
        failure: { code: 'publication/bad-signature' },
      });
      const published = await county().store.publications.publish({
        kind: 'calendar',
        scope: '',
        body: { holidays: ['2026-10-01'], makeUpDays: [], knownUntil: '2027-12-31' },
        publisher: { by: 'test', note: '' },
      });
      expect(published).toMatchObject({ isNew: true });
      const next = (await terminal.call(county().url, '/api/v1/publications/calendar?scope=')).body;
      expect(await openPublication(next, after.provenKey)).toMatchObject({ ok: true });
    });
  });
}
