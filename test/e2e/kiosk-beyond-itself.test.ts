import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPin } from '../../main/demo/demo-staff.ts';
import { receiptCode } from '../../main/domain/receipt-code.ts';
import { type RunningCounty, startCounty } from '../../sync/county/county.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { artefacts, openBrowser, type TestBrowser } from '../support/browser.ts';
import { receiptsOnPaper, see, unlock } from '../support/clerk.ts';
import { type Ask, acceptOne, saveFilled } from '../support/journey-cases.ts';
import { tallScreen } from '../support/kiosk-touch.ts';
import { type Product, startProduct } from '../support/product.ts';
import { until } from '../support/until.ts';

/** A kiosk and the window next door, at one county: what the kiosk needs other people and other terminals for. */
const office = '青禾镇便民服务中心';
let county: RunningCounty;
let kiosk: Product;
let window: Product;
let glass: TestBrowser;
let desk: TestBrowser;
let touch: Page;
let clerk: Page;

const enrolled = async (station: 'kiosk' | 'window') =>
  startProduct({ station, county: county.url, enrolmentCode: await county.issueEnrolmentCode({ office }) });
beforeAll(async () => {
  county = await startCounty({ isDemo: true });
  kiosk = await enrolled('kiosk');
  window = await enrolled('window');
  for (const { line } of [kiosk, window]) {
    await until(async () => (await line.must('terminalState', {})).catalogueVersion !== null);
  }
  glass = await openBrowser({ touch: tallScreen });
  desk = await openBrowser();
  touch = await glass.newPage();
  await touch.clock.install();
  clerk = await desk.newPage();
  await touch.goto(kiosk.terminalUrl);
  await cleanHome();
  await unlock(clerk, window);
}, 240_000);
afterAll(async () => {
  await touch?.screenshot({ path: path.join(artefacts, 'last-kiosk-beyond-itself.png') }).catch(() => {});
  await clerk?.screenshot({ path: path.join(artefacts, 'last-kiosk-beyond-itself-window.png') }).catch(() => {});
  await glass?.close();
  await desk?.close();
  await kiosk?.stop();
  await window?.stop();
  await county?.close();
});

const shot = (page: Page, name: string) => page.screenshot({ path: path.join(artefacts, `beyond-${name}.png`) });
const cleanHome = () => touch.locator('.elder-switch[aria-pressed="false"]').waitFor();
const answer = (what: string) => touch.locator(`[data-page="staff"][data-answer="${what}"]`).waitFor();
const banner = (state: 'open' | 'taken') => clerk.locator(`[data-staff-call="${state}"]`);
const callButton = () => touch.locator('.kiosk-call');
const ask =
  (product: Product): Ask =>
  (method, input) =>
    product.line.call(method, input);
const finish = async () => {
  await touch.getByRole('button', { name: '结束办理' }).click();
  await cleanHome();
};

test('叫工作人员: it rings at the window, locked or not, and the kiosk says who comes; where nobody does, where to go', async () => {
  await touch.locator('.kiosk-tile[data-service="guides"]').click();
  await callButton().click();
  await answer('waiting');
  await banner('open').waitFor();
  await see(clerk, '有群众叫工作人员，正在看办事指南');
  await shot(touch, 'called');
  await shot(clerk, 'window-called');
  await expectAccessible(touch, 'staff called');
  await expectAccessible(clerk, 'the call at the window');
  await banner('open').getByRole('button', { name: '我去' }).click();
  await answer('coming');
  await touch.getByRole('heading', { name: '李慧 正在过来' }).waitFor();
  await shot(touch, 'coming');
  await banner('taken').waitFor();
  await shot(clerk, 'window-taken');
  await banner('taken').getByRole('button', { name: '到了' }).click();
  await touch.locator('[data-page="staff"]').waitFor({ state: 'detached' });

  // At a locked screen it is seen as well; called off, it is gone there.
  await window.line.must('lock', {});
  await callButton().click();
  await answer('waiting');
  await banner('open').waitFor();
  await shot(clerk, 'window-locked');
  await touch.getByRole('button', { name: '不用来了' }).click();
  await banner('open').waitFor({ state: 'detached' });

  // Heard, and nobody answers.
  await callButton().click();
  await answer('waiting');
  await kiosk.hands({ hand: 'shiftClock', shiftMs: 61_000 });
  await answer('go-there');
  await see(touch, '或打电话：12345');
  await shot(touch, 'nobody-answers');
  await kiosk.hands({ hand: 'shiftClock', shiftMs: 0 });
  await touch.getByRole('button', { name: '知道了，接着办' }).click();
  const [open] = await kiosk.line.must('staffCalls', {});
  await kiosk.line.must('endStaffCall', { callId: open?.callId ?? '' });

  // Without a line it does not pretend.
  await kiosk.hands({ hand: 'setLink', mood: 'cut' });
  await callButton().click();
  await answer('go-there');
  await touch.getByRole('button', { name: '知道了，接着办' }).click();
  await kiosk.hands({ hand: 'setLink', mood: 'open' });
  await touch.getByRole('button', { name: '回首页' }).click();
  await unlock(clerk, window);
});

test('R33: a receipt of the window opens at the kiosk with what is missing; without a line the page says what it can', async () => {
  await window.hands({ hand: 'placeCard', citizen: 'li-xiulan' });
  const { id: readingId } = await window.line.must('readCard', {});
  await window.hands({ hand: 'liftCard' });
  const accepted = await acceptOne(ask(window), { readingId });
  await until(async () => (await window.line.must('syncState', {})).counts['at-county'] === 1);
  await county.store.cases.askCorrection(accepted.id, {
    id: crypto.randomUUID(),
    items: [{ materialCode: 'SF', text: '照片不清楚，请重新拍' }],
    text: '请补身份证',
    answerBy: '2027-01-31',
    askedBy: '县审批员',
    at: new Date().toISOString(),
  });
  const receipt = receiptCode(accepted);

  await kiosk.hands({ hand: 'setLink', mood: 'cut' });
  await touch.locator('.kiosk-tile[data-service="progress"]').click();
  await touch.locator('[data-page="login"]').waitFor();
  await kiosk.hands({ hand: 'scanCode', text: receipt });
  await touch.locator('[data-page="receipt-alone"]').waitFor();
  await see(touch, accepted.localNumber);
  await shot(touch, 'receipt-alone');
  await expectAccessible(touch, 'a receipt without a line');
  await kiosk.hands({ hand: 'scanCode', text: accepted.localNumber });
  await see(touch, '这个码不是回执上的码');

  await kiosk.hands({ hand: 'setLink', mood: 'open' });
  await until(async () => (await kiosk.line.must('syncState', {})).link === 'online');
  await kiosk.hands({ hand: 'scanCode', text: receipt });
  await see(touch, '照片不清楚，请重新拍');
  await see(touch, office);
  expect(await touch.locator('body').innerText()).not.toContain('李秀兰');
  await shot(touch, 'receipt-of-window');
  await expectAccessible(touch, 'a matter of another terminal');
  await finish();
});

test('R61: without paper number and code stay on the screen to be photographed; a photograph of it opens at the window', async () => {
  await kiosk.hands({ hand: 'placeCard', citizen: 'li-xiulan' });
  const { id: readingId } = await kiosk.line.must('readCard', {});
  await kiosk.line.must('beginKioskVisit', { proof: { readingId } });
  const draft = await kiosk.line.must('startDraft', { itemCode: 'DEMO-017', readingId, channel: 'kiosk' });
  await saveFilled(ask(kiosk), draft);
  const { revision } = await kiosk.line.must('preCheckDraft', { draftId: draft.id });
  const filed = await kiosk.line.must('filePreCheck', { draftId: draft.id, revision, isConfirmed: true });
  await kiosk.hands({ hand: 'liftCard' }, { hand: 'removePaper' });
  await touch.locator('.kiosk-tile[data-service="papers"]').click();
  await touch.locator(`[data-choice="${filed.caseNumber}"]`).click();
  const code = touch.locator(`[data-photo="precheck:${filed.caseNumber}"]`);
  await code.waitFor();
  const box = await code.locator('svg').first().boundingBox();
  expect(box?.width ?? 0).toBeGreaterThanOrEqual(400);
  await see(touch, '请用手机拍下这个码');
  await shot(touch, 'no-paper');
  await expectAccessible(touch, 'a filing without paper');
  // Nobody is hurried while they look for their telephone.
  await touch.clock.fastForward('02:00');
  expect(await touch.locator('[data-page="idle"]').count()).toBe(0);
  await code.waitFor();
  await kiosk.hands({ hand: 'loadPaper' });
  await code.waitFor({ state: 'detached' });
  await touch.locator('[data-press="print"]').click();
  const slips = await receiptsOnPaper(kiosk, 1);
  expect(slips[0]?.text).toContain(filed.caseNumber);
  await finish();
});

test('R59, R61: the staff’s door at a kiosk: five taps, a PIN, tries that are counted, and it closes by itself', async () => {
  const door = touch.locator('.kiosk-staff-door');
  // Five taps within four seconds: a busy machine may need a second go.
  const knock = () =>
    until(async () => {
      for (let tap = 0; tap < 5; tap += 1) await touch.touchscreen.tap(20, 20);
      return door.isVisible();
    });
  const enter = async (name: RegExp, pin: string) => {
    await touch.locator('.kiosk-staff-door').getByRole('button', { name }).click();
    await retry(pin);
  };
  const retry = async (pin: string) => {
    // Cleared by the answer to the try before.
    await expect.poll(() => touch.locator('.pin-pad input').inputValue()).toBe('');
    await touch.locator('.pin-pad input').fill(pin);
    await touch.getByRole('button', { name: '开始工作' }).click();
  };
  await knock();
  await shot(touch, 'staff-door');
  await expectAccessible(touch, 'the staff’s door');
  // Left alone it closes before the next villager comes.
  await touch.clock.fastForward('01:01');
  await touch.locator('.kiosk-staff-door').waitFor({ state: 'detached' });

  await knock();
  const people = await kiosk.line.must('operators', {});
  const other = people.find(({ id }) => id === 'W02');
  await enter(new RegExp(other?.name ?? ''), '000001');
  for (let wrong = 2; wrong <= 5; wrong += 1) {
    await touch.locator('.pin-pad [role="alert"]').waitFor();
    await retry(`00000${wrong}`);
  }
  // The fifth is answered; now the right one is no good either.
  await expect.poll(() => touch.locator('.pin-pad input').inputValue()).toBe('');
  expect(await kiosk.line.call('unlock', { operatorId: 'W02', pin: demoPin })).toMatchObject({
    failure: { code: 'operator/locked-out' },
  });
  await shot(touch, 'staff-locked-out');
  await touch.locator('.kiosk-staff-back').click();
  await knock();
  await enter(/李慧/, demoPin);
  await touch.locator('.kiosk-staff').waitFor();
  await shot(touch, 'staff-page');
  await expectAccessible(touch, 'the staff’s page at a kiosk');
  // It opens the settings, and gives itself back to the villagers.
  await touch.clock.fastForward('02:05');
  await cleanHome();
  expect((await kiosk.line.must('terminalState', {})).operator?.id).toBe('KIOSK');
  expect(glass.troubles).toEqual([]);
});
