import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApi } from '../../../main/api.ts';
import type { CardReading } from '../../../main/domain/application.ts';
import { receiptCode } from '../../../main/domain/receipt-code.ts';
import { must } from '../../../main/domain/result.ts';
import { createNameIndex } from '../../../main/usecases/name-index.ts';
import type { TerminalParts } from '../../../main/usecases/parts.ts';
import { contract, type Method } from '../../../preload/contract.ts';
import { reading, sampleDraft } from '../domain/sample-case.ts';
import { completeDraft, openWindow, type Window } from './window.ts';

let window: Window;
let parts: TerminalParts;
let ask: (
  method: Method,
  input?: unknown,
) => Promise<{ readonly ok: boolean; readonly failure?: { code: string }; readonly value?: never }>;
beforeEach(async () => {
  window = await openWindow();
  parts = { ...window.parts, station: 'kiosk' };
  parts.session.operator = { id: 'KIOSK', name: '自助服务', post: '自助终端' };
  const api = createApi(parts, createNameIndex(parts.ledger));
  ask = (method, input = {}) => api.call(method, input) as never;
});
afterEach(() => window.close());

const someoneElse = '110105194912310046';
/** Accepted at the window, for the person of the sample card. */
async function accepted(): Promise<string> {
  const draft = await completeDraft(window);
  const api = createApi(window.parts, createNameIndex(window.parts.ledger));
  window.parts.session.operator = { id: 'W01', name: '李慧', post: '窗口受理' };
  must((await api.call('acceptApplication', { draftId: draft.id, revision: draft.revision })) as never);
  window.parts.session.operator = { id: 'KIOSK', name: '自助服务', post: '自助终端' };
  return draft.id;
}
/** The same for somebody else. */
async function acceptedForAnother(): Promise<string> {
  const like = parts.ledger.application(await accepted());
  if (!like) throw new Error('not accepted');
  const other = { ...like, id: randomUUID(), localNumber: `${like.localNumber}-2`, idNumber: someoneElse };
  must(parts.ledger.transact((writer) => writer.insertApplication(other)));
  return other.id;
}
function freshCard(idNumber = reading.idNumber): CardReading {
  const card = { ...reading, id: randomUUID(), idNumber, readAt: parts.clock.now().toISOString() };
  must(parts.ledger.transact((writer) => writer.putCardReading(card)));
  return card;
}
const login = async (card = freshCard()) =>
  must((await ask('beginKioskVisit', { proof: { readingId: card.id } })) as never);
const code = async (method: Method, input: unknown) => (await ask(method, input)).failure?.code;

describe('R61: an unattended kiosk answers nothing about anybody but its visitor', () => {
  test('lists, searches, statistics, case files, settings and packages are closed, whatever the page asks', async () => {
    const id = await accepted();
    const closed: Partial<Record<Method, unknown>> = {
      searchApplications: { query: '', limit: 50 },
      statistics: { period: { from: '2026-01-01', to: '2026-12-31' }, filter: {} },
      caseFile: { applicationId: id },
      tray: {},
      alarms: {},
      voices: {},
      openOriginals: {},
      verifyLedger: {},
      deviceSettings: {},
      packages: {},
      sendNow: {},
      resend: { applicationId: id },
      identityState: { applicationId: id },
      cardPhoto: { readingId: reading.id },
      handOver: { purpose: 'voice', applicationId: null },
    };
    for (const [method, input] of Object.entries(closed)) {
      expect(contract[method as Method].input.safeParse(input).success, method).toBe(true);
      expect(await code(method as Method, input), method).toBe('kiosk/not-here');
    }
  });

  test('before a card nothing is anybody’s; with it the person’s own applications, and nobody else’s', async () => {
    const [mine, other] = [await accepted(), await acceptedForAnother()];
    expect(await ask('kioskCases')).toEqual({ ok: true, value: [] });
    expect(await code('application', { applicationId: mine })).toBe('kiosk/not-here');
    const visit = await login();
    expect(JSON.stringify(visit)).not.toContain(reading.idNumber);
    const cases = must((await ask('kioskCases')) as never) as readonly { id: string }[];
    expect(cases.map(({ id }) => id)).toContain(mine);
    expect(cases.map(({ id }) => id)).not.toContain(other);
    expect((await ask('application', { applicationId: mine })).ok).toBe(true);
    expect(await code('application', { applicationId: other })).toBe('kiosk/not-here');
    expect(await code('receiptPreview', { applicationId: other })).toBe('kiosk/not-here');
  });

  test('the receipt opens its one matter and not the person’s number in it', async () => {
    const [mine, second] = [await accepted(), await accepted()];
    const application = parts.ledger.application(mine);
    if (!application) throw new Error('an application expected');
    const { localNumber } = application;
    const receipt = receiptCode(application);
    must((await ask('beginKioskVisit', { proof: { receipt } })) as never);
    expect((must((await ask('kioskCases')) as never) as readonly { id: string }[]).map(({ id }) => id)).toEqual([mine]);
    expect(await code('application', { applicationId: mine })).toBe('kiosk/not-here');
    expect((await ask('receiptPreview', { applicationId: mine })).ok).toBe(true);
    expect(await code('receiptPreview', { applicationId: second })).toBe('kiosk/not-here');
    // A number counts on and can be made by anybody; so says its look-up nothing of the matter.
    expect(await code('beginKioskVisit', { proof: { receipt: localNumber } })).toBe('kiosk/receipt-number-only');
    expect(await ask('lookUpCode', { text: localNumber })).toMatchObject({ value: { kind: 'elsewhere', known: null } });
    const forged = receiptCode({ id: second, localNumber });
    expect(await code('beginKioskVisit', { proof: { receipt: forged } })).toBe('kiosk/receipt-unknown');
    expect(await code('beginKioskVisit', { proof: { receipt: 'A001-20261122-9999' } })).toBe('kiosk/receipt-unknown');
  });

  test('a card that was read long ago opens nothing', async () => {
    const { id: readingId } = freshCard();
    window.setClock('2026-11-22T02:30:00.000Z');
    expect(await code('beginKioskVisit', { proof: { readingId } })).toBe('card/lift-and-place-again');
  });

  test('the desk carries the catalogue, and neither applications nor other people’s drafts', async () => {
    await accepted();
    const clerks = await completeDraft(window);
    const pull = async (collection: string) =>
      (
        must((await ask('deskPull', { collection, after: 0, limit: 100 })) as never) as {
          changes: { document: unknown }[];
        }
      ).changes;
    expect((await pull('items')).length).toBeGreaterThan(0);
    expect(await pull('applications')).toEqual([]);
    expect((await pull('drafts')).filter(({ document }) => document !== null)).toEqual([]);
    expect(await code('checkDraft', { draftId: clerks.id })).toBe('kiosk/not-here');
    expect(await code('discardDraft', { draftId: clerks.id })).toBe('kiosk/not-here');
  });

  test('a member of staff who signs in at the kiosk finds everything open', async () => {
    parts.session.operator = { id: 'W01', name: '李慧', post: '窗口受理' };
    expect((await ask('searchApplications', { query: '', limit: 5 })).ok).toBe(true);
  });
});

describe('R61: the end of a visit', () => {
  const begin = async (): Promise<string> => {
    await login();
    const started = await ask('startDraft', {
      itemCode: sampleDraft().itemCode,
      readingId: reading.id,
      channel: 'kiosk',
    });
    return (must(started as never) as { id: string }).id;
  };

  test('discards its drafts unless the visitor chose otherwise, and forgets the visitor', async () => {
    const id = await begin();
    expect((await ask('checkDraft', { draftId: id })).ok).toBe(true);
    const before = must((await ask('kioskVisit')) as never) as { number: number };
    const after = must((await ask('endKioskVisit', { reason: 'idle', keepDrafts: false })) as never);
    expect(after).toMatchObject({ number: before.number + 1, citizen: null });
    expect(parts.ledger.draft(id)).toBeNull();
    expect(await ask('kioskCases')).toEqual({ ok: true, value: [] });
    expect(parts.ledger.events({ fromSeq: 1, limit: 100 }).at(-1)).toMatchObject({
      type: 'kiosk/visit-ended',
      body: { reason: 'idle', discarded: 1 },
    });
  });

  test('a kept draft is closed to everybody until its own person’s card comes again', async () => {
    const id = await begin();
    must((await ask('endKioskVisit', { reason: 'finished', keepDrafts: true })) as never);
    expect(parts.ledger.draft(id)).not.toBeNull();
    expect(await code('checkDraft', { draftId: id })).toBe('kiosk/not-here');
    expect(await ask('kioskDrafts')).toEqual({ ok: true, value: [] });
    await login();
    expect((must((await ask('kioskDrafts')) as never) as readonly { id: string }[]).map((draft) => draft.id)).toEqual([
      id,
    ]);
  });

  test('another person’s card ends the visit of the one before, drafts and all', async () => {
    const id = await begin();
    await login(freshCard(someoneElse));
    expect(parts.ledger.draft(id)).toBeNull();
    expect(await code('checkDraft', { draftId: id })).toBe('kiosk/not-here');
  });

  test('the call for staff is an event and says where they are', async () => {
    const called = must((await ask('callStaff', { page: 'guides' })) as never);
    expect(called).toMatchObject({ officeName: '青禾镇便民服务中心', phone: '12345' });
    expect(parts.ledger.events({ fromSeq: 1, limit: 100 }).at(-1)).toMatchObject({
      type: 'kiosk/staff-called',
      body: { page: 'guides' },
    });
  });
});
