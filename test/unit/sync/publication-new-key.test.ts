import { expect, test } from 'vitest';
import { failed, ok } from '../../../main/domain/result.ts';
import { signCompact } from '../../../sync/crypto/compact-jws.ts';
import { type PrivateKey, publicPart } from '../../../sync/crypto/keys.ts';
import { providerOf } from '../../../sync/crypto/suites.ts';
import { createPublicationFollower } from '../../../sync/engine/publications.ts';
import { hashOf } from '../../../sync/open-publication.ts';
import type { PublicationReply } from '../../../sync/protocol.ts';
import { fakeEngineClock } from './support/fake-engine-clock.ts';
import { memorySyncStore } from './support/memory-sync-store.ts';
import { scriptedCounty } from './support/scripted-county.ts';
import { testLog } from './support/test-log.ts';

const body = { holidays: ['2027-01-01'], makeUpDays: [], knownUntil: '2027-12-31' };
const seal = { kind: 'calendar', scope: '', version: 3, hash: hashOf(body), publishedAt: '2026-11-22T02:00:00.000Z' };

async function signedBy(key: PrivateKey): Promise<PublicationReply> {
  const jws = await signCompact({ key, kid: 'county', payload: seal });
  return { ...seal, kind: 'calendar', jws, body };
}

/** The key that this terminal knows, the one under the publication, and what comes of asking the county who it is. */
async function follow(known: PrivateKey, signer: PrivateKey, becomes: PrivateKey | null) {
  const { store, ...inside } = memorySyncStore();
  store.pinCountyKey(publicPart(known));
  const publication = await signedBy(signer);
  let probes = 0;
  const follower = createPublicationFollower({
    county: { ...scriptedCounty().county, publication: async () => ok(publication) },
    store,
    clock: fakeEngineClock(),
    log: testLog,
    probe: async () => {
      probes += 1;
      if (becomes === null) return failed('county/wrong-network');
      return store.pinCountyKey(publicPart(becomes));
    },
  });
  const { kind, scope, version, hash } = publication;
  const failure = await follower.follow([{ kind, scope, version, hash }]);
  return { failure, probes, held: store.publications().length, inside };
}

const [old, next, stranger] = [0, 1, 2].map(() => providerOf('international').makeKey()) as [
  PrivateKey,
  PrivateKey,
  PrivateKey,
];

test('what the key that we know has signed is taken without a question', async () => {
  expect(await follow(old, old, null)).toMatchObject({ failure: null, probes: 0, held: 1 });
});

test('what the county signs by the key that it changed to a moment ago is taken, once it has said who it is', async () => {
  expect(await follow(old, next, next)).toMatchObject({ failure: null, probes: 1, held: 1 });
});

test.each([
  ['of whom the county knows nothing', old],
  ['while another host answers', null],
])('a stranger’s signature is refused %s', async (_, becomes) => {
  expect(await follow(old, stranger, becomes)).toMatchObject({
    failure: { code: 'publication/bad-signature' },
    probes: 1,
    held: 0,
  });
});
