import { afterEach, expect, test } from 'vitest';
import { applyWithdrawal } from '../../../main/alarms/keep-alarms.ts';
import { applySupervision } from '../../../main/case-sync.ts';
import type { Alarm } from '../../../main/domain/alarms/alarm.ts';
import { must } from '../../../main/domain/result.ts';
import type { SupervisionNotice } from '../../../main/domain/supervision.ts';
import { alarms, answerAlarm } from '../../../main/usecases/alarms.ts';
import { answerSupervision } from '../../../main/usecases/tray.ts';
import { openWindow, type Window } from './window.ts';

let window: Window;
afterEach(() => window?.close());

/** About the terminal itself: what is under test is what becomes of an alarm, not how it was found. */
const standing: Alarm = {
  rule: 'LC-NUMBER-GAP',
  applicationId: null,
  localNumber: null,
  level: 'yellow',
  explanation: { zh: '缺 1 个编号', en: '1 number is missing' },
  department: '青禾镇',
  holder: { zh: '本终端', en: 'this terminal' },
  network: null,
  number: 'JCA001202611220001',
  state: 'open',
  raisedAt: '2026-11-22T01:00:00.000Z',
  since: '2026-11-22T01:00:00.000Z',
  isEscalated: false,
  word: null,
};
async function openWithAlarm() {
  window = await openWindow();
  must(window.parts.ledger.transact((writer) => writer.setFact('alarms/terminal', [standing])));
  return window.parts;
}
const typesIn = () =>
  window.parts.ledger
    .events({ fromSeq: 1, limit: 1000 })
    .map(({ type }) => type)
    .filter((type) => type.startsWith('alarm/') || type.startsWith('supervision/'));

test('R22: an alarm is explained once, by an event of the chain', async () => {
  const parts = await openWithAlarm();
  expect(must(alarms(parts))).toMatchObject([{ rule: 'LC-NUMBER-GAP', state: 'open', about: null, noticeId: null }]);
  const words = { rule: 'LC-NUMBER-GAP', applicationId: null, text: '停电时用了纸质编号' } as const;
  expect(must(answerAlarm(parts, words))).toMatchObject({ state: 'answered', word: { text: words.text, by: '李慧' } });
  expect(answerAlarm(parts, words)).toMatchObject({ ok: false, failure: { code: 'application/state-forbids' } });
  expect(answerAlarm(parts, { ...words, rule: 'SX-OUTBOX' })).toMatchObject({
    ok: false,
    failure: { code: 'application/not-found' },
  });
  expect(typesIn()).toEqual(['alarm/answered']);
});

test('R22: locked, nobody reads or explains anything', async () => {
  const parts = await openWithAlarm();
  parts.session.operator = null;
  expect(alarms(parts)).toMatchObject({ ok: false, failure: { code: 'terminal/locked' } });
});

test('R27: the answer to a 督办 that was made of an alarm is the word to the alarm', async () => {
  const parts = await openWithAlarm();
  const notice: SupervisionNotice = {
    id: '22222222-2222-4222-8222-222222222222',
    applicationId: null,
    alarmRule: 'LC-NUMBER-GAP',
    title: '编号缺号',
    text: '请说明',
    answerBy: '2026-11-25',
    issuedBy: '王芳',
    at: '2026-11-22T01:30:00.000Z',
    state: 'open',
    version: 1,
    answer: null,
  };
  must(parts.ledger.transact((writer) => applySupervision(parts.ledger, writer, notice)));
  expect(must(alarms(parts))[0]?.noticeId).toBe(notice.id);
  must(answerSupervision(parts, { noticeId: notice.id, text: '纸质编号已补录' }));
  expect(must(alarms(parts))).toMatchObject([{ state: 'answered', noticeId: null, word: { text: '纸质编号已补录' } }]);
  expect(typesIn()).toEqual(['supervision/received', 'alarm/answered', 'supervision/answered']);
});

test('R22: what the county takes off is off here, with who and why; said again it changes nothing', async () => {
  const parts = await openWithAlarm();
  const word = {
    rule: 'LC-NUMBER-GAP',
    applicationId: null,
    reason: '纸质编号已核对',
    by: '王芳',
    at: '2026-11-22T03:00:00.000Z',
  } as const;
  for (let count = 0; count < 2; count += 1) {
    must(parts.ledger.transact((writer) => applyWithdrawal(parts.ledger, writer, word)));
  }
  expect(must(alarms(parts))).toEqual([]);
  expect(parts.ledger.fact('alarms/terminal')).toMatchObject([
    { state: 'withdrawn', word: { text: word.reason, by: '王芳' } },
  ]);
  expect(typesIn()).toEqual(['alarm/withdrawn']);
});
