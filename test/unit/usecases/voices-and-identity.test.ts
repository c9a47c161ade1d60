import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { sealedVoiceSchema, voiceBodySchema } from '../../../main/domain/voice/voice.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { beginVoice, giveVoice, handOver } from '../../../main/usecases/citizen.ts';
import { identityState, isHeldForIdentity, settleIdentity } from '../../../main/usecases/identity-state.ts';
import { createNameIndex } from '../../../main/usecases/name-index.ts';
import { tray } from '../../../main/usecases/tray.ts';
import { voiceStatus, voices } from '../../../main/usecases/voices.ts';
import { openNote } from '../../../sync/package/sealed-note.ts';
import { makeOpeningKey, sealingPart } from '../../../sync/package/sealing-key.ts';
import type { SyncStore } from '../../../sync/ports.ts';
import { clerk, completeDraft, openWindow, type Window } from './window.ts';

const openingKey = makeOpeningKey();
const words = '窗口的人不理人，让我跑了三趟';
const voice = { kind: 'complaint', topics: ['manner'], words, localNumber: '', name: '', phone: '' } as const;
let window: Window;
let store: SyncStore;

beforeEach(async () => {
  window = await openWindow();
  const { ledger, log } = window.parts;
  store = createLedgerSyncStore({ ledger, log });
  must(
    ledger.transact((writer) => writer.setFact('sealingKey', { signedBy: 'x', key: { ...sealingPart(openingKey) } })),
  );
});
afterEach(() => window.close());

/** The same window, with these posts for whoever works there. */
function withRoles(...roles: string[]): Window['parts'] {
  return { ...window.parts, staff: { ...window.parts.staff, rolesOf: () => roles } };
}
const events = (type: string) =>
  window.parts.ledger.events({ fromSeq: 1, limit: 200 }).filter((event) => event.type === type);

async function complained() {
  const { token } = must(
    handOver(window.parts, createNameIndex(window.parts.ledger), { purpose: 'voice', applicationId: null }),
  );
  return must(await giveVoice(window.parts, { token, voice: { ...voice, topics: [...voice.topics] } }));
}

describe('投诉', () => {
  test('R53: what is said at a window is sealed for the county, and nobody there can read or list it', async () => {
    const { number, queryCode } = await complained();
    window.parts.session.operator = clerk;
    const [event] = events('voice/given');
    expect(event).toMatchObject({ operatorId: null, applicationId: null });
    const everything = JSON.stringify([
      window.parts.ledger.events({ fromSeq: 1, limit: 200 }),
      window.parts.ledger.fact(`voice/${number}`),
    ]);
    expect(everything).not.toContain('不理人');
    expect(everything).not.toContain(queryCode);
    const body = voiceBodySchema.parse(event?.body);
    expect(sealedVoiceSchema.parse(await openNote(body.sealed, openingKey)).voice).toMatchObject({ words });
    for (const roles of [['accept'], ['accept', 'lead'], []]) {
      expect(voices(withRoles(...roles))).toMatchObject({ failure: { code: 'operator/not-allowed' } });
    }
    expect(must(voices(withRoles('supervise')))).toEqual([{ number, at: expect.any(String), state: 'on-terminal' }]);
    expect(must(tray(window.parts))).toEqual([]);
  });

  test('R53: number and code together say how far it is, after the county has answered; guessing is closed', async () => {
    const { number, queryCode } = await complained();
    expect(must(voiceStatus(window.parts, { number, queryCode }))).toMatchObject({
      state: 'on-terminal',
      answer: null,
    });
    const status = { number, state: 'answered', answer: '已批评教育，向您道歉', version: 2 } as const;
    must(store.applyChanges([{ kind: 'voice', status }], 'a'));
    must(store.applyChanges([{ kind: 'voice', status: { ...status, state: 'received', version: 1 } }], 'b'));
    const typed = { number: ` ${number.toLowerCase()}`, queryCode: queryCode.toLowerCase() };
    expect(must(voiceStatus(window.parts, typed))).toMatchObject({ state: 'answered', answer: '已批评教育，向您道歉' });
    for (let tries = 0; tries < 5; tries += 1) {
      expect(voiceStatus(window.parts, { number, queryCode: `AAAA${tries}` })).toMatchObject({
        failure: { code: 'voice/unknown' },
      });
    }
    expect(voiceStatus(window.parts, { number, queryCode })).toMatchObject({ failure: { code: 'voice/tries' } });
    window.setClock('2026-11-22T03:00:00.000Z');
    expect(voiceStatus(window.parts, { number, queryCode }).ok).toBe(true);
  });

  test('R55: a suggestion goes the same way, and each gets a number of its own', async () => {
    const first = await complained();
    window.parts.session.operator = clerk;
    const second = await complained();
    expect([first.number, second.number]).toEqual(['TS-A001-20261122-0001', 'TS-A001-20261122-0002']);
    expect(beginVoice(window.parts)).toMatchObject({ failure: { code: 'citizen/staff-session' } });
  });
});

describe('联网核验', () => {
  let applicationId: string;
  const say = (verdict: 'match' | 'mismatch' | 'unavailable', version: number) =>
    must(
      store.applyChanges(
        [
          {
            kind: 'identity',
            word: {
              applicationId,
              verdict,
              note: '人口库姓名为“张珊”',
              checkedBy: '县里',
              checkedAt: '2026-11-22T03:00:00.000Z',
              version,
            },
          },
        ],
        `c${version}`,
      ),
    );
  beforeEach(async () => {
    const draft = await completeDraft(window);
    must(await acceptApplication(window.parts, { draftId: draft.id, revision: draft.revision }));
    applicationId = draft.id;
  });

  test('R39: an identity is pending until the county’s word; what matches, or can’t be asked, holds nobody up', () => {
    expect(must(identityState(window.parts, { applicationId }))).toMatchObject({ standing: 'pending', isHeld: false });
    say('unavailable', 1);
    expect(must(identityState(window.parts, { applicationId }))).toMatchObject({
      standing: 'unavailable',
      isHeld: false,
    });
    say('match', 2);
    expect(must(identityState(window.parts, { applicationId }))).toMatchObject({ standing: 'match', notice: null });
    expect(must(tray(window.parts))).toEqual([]);
  });

  test('R39: a mismatch after sync holds the case, is a task of the lead, and says what the citizen is told', () => {
    say('mismatch', 1);
    expect(isHeldForIdentity(window.parts, applicationId)).toBe(true);
    expect(must(tray(window.parts))).toMatchObject([{ kind: 'identity', applicationId, isForMe: false }]);
    const state = must(identityState(window.parts, { applicationId }));
    expect(state).toMatchObject({ standing: 'mismatch', isHeld: true, mayAnswer: false });
    expect(state.notice).toContain('办理暂停');
    const order = { applicationId, finding: 'person-confirmed', text: '本人持户口簿到场' } as const;
    expect(settleIdentity(window.parts, order)).toMatchObject({ failure: { code: 'operator/not-allowed' } });
    const lead = withRoles('accept', 'lead');
    expect(must(tray(lead))).toMatchObject([{ isForMe: true }]);
    // Answered, it is no task any more, but the case stays held until the county has looked again.
    expect(must(settleIdentity(lead, order))).toMatchObject({ isHeld: true, mayAnswer: false });
    expect(must(tray(lead))).toEqual([]);
    expect(events('identity/settled')[0]?.body).toMatchObject({ finding: { about: 1, foundBy: clerk.name } });
    expect(settleIdentity(lead, order).ok).toBe(false);
    say('mismatch', 2);
    expect(must(tray(lead))).toHaveLength(1);
    say('match', 3);
    expect(isHeldForIdentity(window.parts, applicationId)).toBe(false);
    expect(must(tray(lead))).toEqual([]);
  });

  test('R39: an older word of the county, or a repeat, changes nothing', () => {
    say('match', 2);
    say('mismatch', 1);
    say('match', 2);
    expect(isHeldForIdentity(window.parts, applicationId)).toBe(false);
    expect(events('identity/verified')).toHaveLength(1);
  });
});
