import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openCountyLink } from '../../main/county-link.ts';
import { startCounty } from '../../sync/county/county.ts';
import { backoffMs, linkBackoff } from '../../sync/engine/backoff.ts';
import { patience } from '../support/until.ts';
import { openWindow } from '../unit/usecases/window.ts';

/** Takes calls, and never says a word. */
async function openSilence(): Promise<{ readonly url: string; readonly calls: () => number }> {
  let calls = 0;
  const server = createServer(() => {
    calls += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls: () => calls };
}

async function openLink(countyUrl: string, enrolmentCode: string) {
  const window = await openWindow({ isEnrolled: false });
  const options = { parts: window.parts, countyUrl, enrolmentCode, onChange: () => {}, onEnrolment: () => {} };
  const link = openCountyLink(options);
  onTestFinished(async () => {
    await link.close();
    await window.close();
  });
  return { link, office: () => window.parts.ledger.fact('enrolment')?.officeName };
}

/** The first two times that an order which came to nothing is tried again. */
const againByThenMs = backoffMs(linkBackoff, 1, 1) + backoffMs(linkBackoff, 2, 1) + 500;

test('a code that a person types ends the order that is under way for good, and is the one carried out', async () => {
  const silence = await openSilence();
  const county = await startCounty();
  onTestFinished(() => county.close());
  const { link, office } = await openLink(silence.url, 'ABCD-EFGH-JKMN');
  await vi.waitUntil(() => silence.calls() > 0, patience);

  const code = await county.issueEnrolmentCode({ office: '石桥镇便民服务中心', placeCode: '' });
  expect(await link.enrol({ countyUrl: county.url, code })).toEqual({ ok: true, value: undefined });
  const calls = silence.calls();
  await sleep(againByThenMs);
  expect(silence.calls()).toBe(calls);
  expect(link.enrolling()).toBeNull();
  expect(link.engine()).not.toBeNull();
  expect(office()).toBe('石桥镇便民服务中心');
}, 60_000);

test('of two codes typed one upon the other the later one is carried out, and the first does not come back', async () => {
  const silence = await openSilence();
  const county = await startCounty();
  onTestFinished(() => county.close());
  const { link, office } = await openLink('http://127.0.0.1:9', 'ABCD-EFGH-JKMN');
  await link.settledWithin(30_000);

  const code = await county.issueEnrolmentCode({ office: '青禾镇便民服务中心', placeCode: '' });
  const [, second] = await Promise.all([
    link.enrol({ countyUrl: silence.url, code: 'ABCD-EFGH-JKMP' }),
    link.enrol({ countyUrl: county.url, code }),
  ]);
  expect(second.ok).toBe(true);
  const calls = silence.calls();
  await sleep(againByThenMs);
  expect(silence.calls()).toBe(calls);
  expect([link.enrolling(), office()]).toEqual([null, '青禾镇便民服务中心']);
}, 60_000);
