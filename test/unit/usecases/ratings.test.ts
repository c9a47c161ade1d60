import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApi } from '../../../main/api.ts';
import { type GivenRating, ratingBodySchema, sealedRatingSchema } from '../../../main/domain/rating/rating.ts';
import { receiptCode } from '../../../main/domain/receipt-code.ts';
import { must } from '../../../main/domain/result.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { beginRating, giveRating, handOver, ratingState } from '../../../main/usecases/citizen.ts';
import { createNameIndex } from '../../../main/usecases/name-index.ts';
import { contract } from '../../../preload/contract.ts';
import { openNote } from '../../../sync/package/sealed-note.ts';
import { makeOpeningKey, sealingPart } from '../../../sync/package/sealing-key.ts';
import { clerk, completeDraft, openWindow, type Window } from './window.ts';

const rating: GivenRating = {
  level: 5,
  aspects: { efficiency: 4, skill: null, manner: 5 },
  words: '等了两个小时，没有人解释',
  isNamed: true,
};
const openingKey = makeOpeningKey();
let window: Window;
let applicationId: string;

beforeEach(async () => {
  window = await openWindow();
  must(
    window.parts.ledger.transact((writer) =>
      writer.setFact('sealingKey', { signedBy: 'x', key: { ...sealingPart(openingKey) } }),
    ),
  );
  applicationId = await accepted();
});
afterEach(() => window.close());

async function accepted(): Promise<string> {
  const draft = await completeDraft(window);
  must(await acceptApplication(window.parts, { draftId: draft.id, revision: draft.revision }));
  return draft.id;
}
const names = () => createNameIndex(window.parts.ledger);
const handed = (about = applicationId) => handOver(window.parts, names(), { purpose: 'rating', applicationId: about });
const rated = () =>
  window.parts.ledger.events({ fromSeq: 1, limit: 500 }).filter(({ type }) => type === 'rating/given');

describe('好差评 at the window', () => {
  test('R52: handing the screen over signs the clerk out, and only then the citizen’s page can rate', async () => {
    const { token } = must(handed());
    expect(window.parts.session.operator).toBeNull();
    must(await giveRating(window.parts, { token, rating }));
    const [event] = rated();
    expect(event).toMatchObject({ operatorId: null, applicationId });
  });

  test('R52: in a staff session the very same token rates nothing, and the page is gone', async () => {
    const { token } = must(handed());
    window.parts.session.operator = clerk;
    expect(await giveRating(window.parts, { token, rating })).toMatchObject({
      failure: { code: 'citizen/staff-session' },
    });
    expect(window.parts.citizen.screen()).toBeNull();
    window.parts.session.operator = null;
    expect(await giveRating(window.parts, { token, rating })).toMatchObject({ failure: { code: 'citizen/closed' } });
    expect(rated()).toEqual([]);
  });

  test('R52: no call of the contract writes a rating while staff are signed in, whatever it is fed', async () => {
    const { token } = must(handed());
    const inputs: readonly Record<string, unknown>[] = [
      { token, rating, applicationId, proof: { receipt: 'A001-20261122-0001-0' }, purpose: 'rating' },
      { applicationId, proof: { readingId: 'reading' }, rating, token },
    ];
    for (const method of Object.keys(contract)) {
      if (method === 'lock' || method === 'handOver' || method === 'simulate') continue;
      for (const input of inputs) {
        window.parts.session.operator = clerk;
        await createApi(window.parts, names())
          .call(method, input)
          .catch(() => null);
      }
    }
    window.parts.session.operator = null;
    expect(rated()).toEqual([]);
  });

  test('R52: a token is good once, and one visit is rated once, whichever of its matters it is about', async () => {
    const { token } = must(handed());
    must(await giveRating(window.parts, { token, rating }));
    expect(await giveRating(window.parts, { token, rating })).toMatchObject({ failure: { code: 'citizen/closed' } });
    window.parts.session.operator = clerk;
    const second = await accepted();
    expect(handed(second)).toMatchObject({ failure: { code: 'rating/given-already' } });
    expect(window.parts.session.operator).toEqual(clerk);
    expect(rated()).toHaveLength(1);
    window.setClock('2026-11-23T02:00:00.000Z');
    expect(handed(second).ok).toBe(true);
  });

  test('R52: the ledger holds it sealed for the county; staff see that there is one, and nothing else', async () => {
    const { token } = must(handed());
    must(await giveRating(window.parts, { token, rating }));
    const [event] = rated();
    expect(JSON.stringify(event)).not.toContain('两个小时');
    const body = ratingBodySchema.parse(event?.body);
    expect(await openNote(body.sealed, makeOpeningKey())).toBeNull();
    expect(sealedRatingSchema.parse(await openNote(body.sealed, openingKey))).toMatchObject(rating);
    expect(ratingState(window.parts, { applicationId })).toMatchObject({ failure: { code: 'terminal/locked' } });
    window.parts.session.operator = clerk;
    expect(must(ratingState(window.parts, { applicationId }))).toEqual({ given: 1 });
  });

  test('R52: a page that nobody touched is void after the county’s minutes', async () => {
    const { token } = must(handed());
    window.setClock('2026-11-22T02:20:00.000Z');
    expect(await giveRating(window.parts, { token, rating })).toMatchObject({ failure: { code: 'citizen/closed' } });
  });

  test('before the first contact with the county nothing is asked of anybody', async () => {
    const before = await openWindow();
    const draft = await completeDraft(before);
    must(await acceptApplication(before.parts, { draftId: draft.id, revision: draft.revision }));
    const asked = handOver(before.parts, createNameIndex(before.parts.ledger), {
      purpose: 'rating',
      applicationId: draft.id,
    });
    expect(asked).toMatchObject({ failure: { code: 'citizen/not-yet' } });
    expect(before.parts.session.operator).toEqual(clerk);
    await before.close();
  });

  test('a window opens no page by the kiosk’s way', () => {
    const proof = { receipt: window.parts.ledger.application(applicationId)?.localNumber ?? '' };
    expect(beginRating(window.parts, { applicationId, proof })).toMatchObject({
      failure: { code: 'citizen/staff-session' },
    });
  });
});

describe('好差评 at a kiosk', () => {
  const kiosk = () => ({ ...window.parts, station: 'kiosk' as const });

  test('R52: the receipt or the applicant’s own card opens the page, another card does not', async () => {
    window.parts.session.operator = { id: 'KIOSK', name: '自助服务', post: '自助终端' };
    const application = window.parts.ledger.application(applicationId);
    if (!application) throw new Error('an application expected');
    const receipt = receiptCode(application);
    expect(beginRating(kiosk(), { applicationId, proof: { receipt: 'A001-20261122-0009-X' } }).ok).toBe(false);
    expect(beginRating(kiosk(), { applicationId, proof: { receipt: application.localNumber } }).ok).toBe(false);
    expect(beginRating(kiosk(), { applicationId, proof: { readingId: 'nobody' } })).toMatchObject({
      failure: { code: 'citizen/not-yours' },
    });
    const { token, mode } = must(beginRating(kiosk(), { applicationId, proof: { receipt } }));
    expect(mode).toBe('kiosk');
    must(await giveRating(kiosk(), { token, rating }));
    // One matter, one rating; the visit at the window is another one.
    expect(beginRating(kiosk(), { applicationId, proof: { receipt } })).toMatchObject({
      failure: { code: 'rating/given-already' },
    });
    window.parts.session.operator = clerk;
    expect(handed().ok).toBe(true);
  });
});

test('R52: one module of the whole product writes ratings, and no screen of the staff calls for it', async () => {
  const root = path.resolve(import.meta.dirname, '..', '..', '..');
  const sources = (folder: string) =>
    readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).then((entries) =>
      entries
        .filter((one) => one.isFile() && /\.tsx?$/.test(one.name))
        .map((one) => path.join(one.parentPath, one.name)),
    );
  const naming = async (words: RegExp, folders: readonly string[]) => {
    const found: string[] = [];
    for (const folder of folders) {
      for (const file of await sources(folder)) {
        if (words.test(await readFile(file, 'utf8'))) found.push(path.relative(root, file));
      }
    }
    return found.toSorted();
  };
  expect(await naming(/type: '(rating|voice)\/given'/, ['main', 'drivers', 'sync', 'renderer', 'preload'])).toEqual([
    'main/citizen/citizen-desk.ts',
  ]);
  const callers = await naming(/call\('(giveRating|giveVoice)'/, ['renderer']);
  // The citizen's page that a window hands over, and the kiosk's own pages: nothing of the staff's.
  const ofTheCitizen = /^renderer\/(citizen|stations\/kiosk\/voice)\//;
  expect(callers.filter((file) => !ofTheCitizen.test(file))).toEqual([]);
});
