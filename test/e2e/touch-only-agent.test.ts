import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPin } from '../../main/demo/demo-staff.ts';
import { must } from '../../main/domain/result.ts';
import { type RunningCounty, startCounty } from '../../sync/county/county.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { artefacts, openBrowser, type TestBrowser } from '../support/browser.ts';
import { unlock } from '../support/clerk.ts';
import { fillDraft, giveReason, receiveOne } from '../support/journey-cases.ts';
import { approve } from '../support/journey-county.ts';
import { type Product, startProduct } from '../support/product.ts';
import { until } from '../support/until.ts';

const office = '青禾镇便民服务中心';
let county: RunningCounty;
let agent: Product;
let window: Product;
let tablet: TestBrowser;
let desk: TestBrowser;
let stick: string;

beforeAll(async () => {
  stick = await mkdtemp(path.join(tmpdir(), 'stick-'));
  county = await startCounty({ isDemo: true });
  agent = await startProduct({ station: 'agent', county: county.url });
  window = await startProduct({ county: county.url });
  for (const product of [agent, window]) {
    await product.line.must('unlock', { operatorId: 'W01', pin: demoPin });
    await product.line.must('enrol', { countyUrl: county.url, code: await county.issueEnrolmentCode({ office }) });
    await until(async () => (await product.line.must('terminalState', {})).catalogueVersion !== null);
    await product.line.must('lock', {});
  }
  tablet = await openBrowser({
    touch: { width: 1280, height: 800 },
    permissions: ['geolocation', 'camera'],
    args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  });
  desk = await openBrowser();
});
afterAll(async () => {
  await tablet?.close();
  await desk?.close();
  await agent?.stop();
  await window?.stop();
  await county?.close();
  await rm(stick, { recursive: true, force: true });
});

const visitId = '0192f0c1-0000-7000-8000-000000000900';
const deliveryId = '0192f0c1-0000-7000-8000-000000000901';
let shots = 0;
const shot = (page: Page, name: string) => {
  shots += 1;
  return page.screenshot({ path: path.join(artefacts, `agent-${String(shots).padStart(2, '0')}-${name}.png`) });
};

async function assign(): Promise<void> {
  const now = Date.now();
  const { terminalId } = await agent.line.must('terminalState', {});
  await county.store.doorstep.assign({
    terminalId: terminalId ?? '',
    visit: {
      id: visitId,
      purpose: 'apply',
      personName: '李秀兰',
      phone: '13800138000',
      village: '青禾村',
      place: '村口第三家',
      itemCode: 'DEMO-019',
      itemName: '老年人优待证办理',
      localNumber: null,
      documents: [],
      from: new Date(now - 3_600_000).toISOString(),
      until: new Date(now + 3_600_000).toISOString(),
      notes: '腿脚不便，敲门要等一会儿',
      assignedBy: '县里',
      assignedAt: new Date(now).toISOString(),
    },
  });
}

/** B is accepted at the counter, decided, and brought back to its door. */
async function assignDelivery(localNumber: string): Promise<void> {
  const now = Date.now();
  const { terminalId } = await agent.line.must('terminalState', {});
  await county.store.doorstep.assign({
    terminalId: terminalId ?? '',
    visit: {
      id: deliveryId,
      purpose: 'deliver',
      personName: '黄阿婆',
      phone: '13800138000',
      village: '青禾村',
      place: '晒谷场边',
      itemCode: null,
      itemName: '办理结果',
      localNumber,
      documents: ['办理结果通知'],
      from: new Date(now - 3_600_000).toISOString(),
      until: new Date(now + 3_600_000).toISOString(),
      notes: '',
      assignedBy: '县里',
      assignedAt: new Date(now).toISOString(),
    },
  });
}

/** A name with one finger. */
async function signWithFinger(page: Page): Promise<void> {
  const box = await page.locator('.display-canvas').boundingBox();
  if (!box) throw new Error('nowhere to sign');
  const glass = await page.context().newCDPSession(page);
  const at = (step: number) => [{ x: box.x + 80 + step * 30, y: box.y + box.height / 2 + (step % 2) * 40 }];
  await glass.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (let step = 1; step < 16; step += 1) {
    await glass.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step) });
  }
  await glass.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await glass.detach();
}

async function photograph(page: Page, subject: string): Promise<void> {
  const before = await page.locator('.agent-photo-list img').count();
  await page.getByRole('button', { name: subject }).tap();
  if (subject === '拍本人') await page.getByRole('button', { name: '同意，去拍' }).tap();
  const dialog = page.getByRole('dialog', { name: '高拍仪拍照' });
  await dialog.locator('video:not([hidden])').waitFor();
  await dialog.getByRole('button', { name: '拍照', exact: true }).tap();
  await dialog.getByRole('button', { name: '用这张' }).tap();
  await dialog.waitFor({ state: 'hidden' });
  await page.locator('.agent-photo-list img').nth(before).waitFor();
}

test('R36 R37 R38: one whole visit with fingers alone, the record of it, and the hand-over at the counter', async () => {
  await assign();
  const page = await tablet.newPage();
  await page.goto(agent.terminalUrl);
  await page.getByRole('button', { name: /韦小兰/ }).tap();
  await page.getByRole('button', { name: /填\s?上/ }).tap();
  await page.getByRole('button', { name: '开始工作' }).tap();
  const card = page.locator(`[data-visit="${visitId}"]`);
  await card.waitFor();
  // Others may look on: the name is masked until the card is opened.
  expect(await card.innerText()).not.toContain('李秀兰');
  for (const theme of ['劳动就业', '社会保障', '社会救助', '扶贫脱贫']) {
    await page.getByRole('button', { name: theme }).waitFor();
  }
  await shot(page, 'home');
  await expectAccessible(page, 'home');
  await page.getByRole('button', { name: '社会救助' }).tap();
  await page.getByRole('heading', { name: '社会救助' }).waitFor();
  await shot(page, 'theme');
  await expectAccessible(page, 'theme');
  await page.getByRole('button', { name: /返\s?回/ }).tap();
  await page.getByRole('button', { name: '出门前', exact: true }).tap();
  await page.locator('[data-check="catalogue"][data-fine="true"]').waitFor();
  await shot(page, 'departure');
  await expectAccessible(page, 'departure');
  await page.getByRole('button', { name: '今日', exact: true }).tap();

  await card.tap();
  // Nothing can be taken in before 上门 or 代办 has been said.
  expect(await page.getByRole('button', { name: '开始收件' }).count()).toBe(0);
  await page.getByRole('radio', { name: /代办/ }).tap();
  await page.getByRole('button', { name: '定位一次' }).tap();
  await page.getByText('已定位，误差 12 米').waitFor();
  await photograph(page, '拍门牌');
  await photograph(page, '拍本人');
  await shot(page, 'evidence');
  await expectAccessible(page, 'visit and evidence');

  await page.getByRole('button', { name: '开始收件' }).tap();
  await page.getByText('受理时间以镇窗口接收为准').waitFor();
  await agent.hands({ hand: 'placeCard', citizen: 'li-xiulan' });
  await page.locator('.item-match').first().waitFor();
  await agent.hands({ hand: 'liftCard' });
  await shot(page, 'items');
  await page.getByRole('option', { name: /老年人优待证办理/ }).tap();
  await page.locator('#root_applicant_phone').fill('13800001234');
  await page.locator('#root_item_residence').tap();
  await page.locator('.ant-select-item-option').getByText('石桥镇', { exact: true }).tap();
  await page.getByRole('radio', { name: '窗口领取' }).tap();
  await shot(page, 'form');
  await page.getByRole('button', { name: '下一步' }).tap();
  await page.locator('.material-row').first().waitFor();
  await agent.hands({ hand: 'feedPages', pages: ['id-card-front', 'id-card-back'] });
  await shot(page, 'materials');
  await expectAccessible(page, 'materials');
  const first = page.locator('.material-row').first();
  await first.getByRole('button', { name: /扫描/ }).first().tap();
  await first.locator('figure').nth(1).waitFor();
  await page.getByRole('button', { name: '下一步' }).tap();
  await shot(page, 'review');
  await expectAccessible(page, 'review');
  await page.getByRole('button', { name: '只收件' }).tap();
  await page.locator('[data-testid="local-number"]', { hasText: /-\d{4}-/ }).waitFor();
  const number = await page.getByTestId('local-number').innerText();
  await shot(page, 'received');
  await page.getByRole('button', { name: '李秀兰' }).first().tap();
  await page.getByText(number).waitFor();
  await shot(page, 'visit-with-case');
  await page.getByRole('button', { name: '封存记录，办完' }).tap();
  await page.getByText('这次上门已经办完。').waitFor();

  // Sunlight, and the batch.
  await page.getByRole('switch', { name: '阳光模式' }).tap();
  await page.locator('html[data-light="sunlight"]').waitFor();
  await shot(page, 'sealed-in-sunlight');
  await expectAccessible(page, 'visit in sunlight');
  const brought = { channel: 'delegate', readingId: null } as const;
  const decided = await receiveOne(agent.line.call, { ...brought, name: '黄阿婆' });
  const other = await fillDraft(agent.line.call, { ...brought, name: '黄阿公' });
  must(await giveReason(agent.line.call, other.id));
  const { revision } = await agent.line.must('checkDraft', { draftId: other.id });
  const returned = await agent.line.must('takeIn', { draftId: other.id, revision, next: null });
  await page.getByRole('button', { name: /交接/ }).tap();
  await page.getByText(number).waitFor();
  await page.getByRole('button', { name: '打成一批（3 件）' }).tap();
  await page.locator('[data-code]').waitFor();
  await page.getByLabel('文件夹').fill(stick);
  await page.getByRole('button', { name: '用这个文件夹' }).tap();
  await page.getByRole('button', { name: '存到这里' }).tap();
  await page.getByText('已存到').waitFor();
  await shot(page, 'batch');
  await expectAccessible(page, 'batch in sunlight');
  const code = (await page.locator('[data-code]').getAttribute('data-code')) ?? '';

  const clerk = await desk.newPage();
  await unlock(clerk, window);
  await window.hands({ hand: 'scanCode', text: code });
  await clerk.getByRole('heading', { name: '代办交接' }).waitFor();
  await clerk.getByLabel('文件夹').fill(stick);
  await clerk.getByLabel('文件夹').press('Enter');
  await clerk.getByRole('radio', { name: new RegExp(path.basename(stick)) }).check();
  await clerk.getByRole('button', { name: '打开这一批' }).click();
  await clerk.locator(`[data-case="${number}"]`).getByText('接收').click();
  await clerk.locator(`[data-case="${decided.localNumber}"]`).getByText('接收').click();
  await clerk.locator(`[data-case="${returned.localNumber}"]`).getByText('退回').click();
  await clerk.getByLabel(`退回原因 ${returned.localNumber}`).fill('申请表没签名');
  await shot(clerk, 'counter');
  await expectAccessible(clerk, 'counter');
  await clerk.getByRole('button', { name: '双方签收（3 件）' }).click();
  await clerk.getByLabel('代办员的密码').fill(demoPin);
  await clerk.getByLabel('李慧的密码').fill(demoPin);
  await shot(clerk, 'both-sign');
  await clerk
    .getByRole('button', { name: /签\s?收/ })
    .last()
    .click();
  await clerk.getByText('已接收').first().waitFor();
  await clerk.getByText('已退回：申请表没签名').waitFor();
  await clerk.getByRole('button', { name: '存交接结果' }).click();
  await shot(clerk, 'settled');
  await clerk
    .locator(`[data-case="${number}"]`)
    .getByRole('button', { name: /打\s?开/ })
    .click();
  await clerk.getByRole('dialog').getByText(number).first().waitFor();
  await shot(clerk, 'case-at-counter');

  await page.getByText('已接收').first().waitFor();
  await page.getByText('退回：申请表没签名').first().waitFor();
  await shot(page, 'told');
  await expectAccessible(page, 'batch with its verdicts, in sunlight');

  // Decided, and brought back to the door: the sheet, a finger, and the case is delivered at both other places.
  const applicationId = decided.id;
  const before = await window.line.must('caseMoves', { applicationId });
  await window.line.must('makeMove', {
    applicationId,
    after: before.moves.at(-1)?.id ?? null,
    detail: { transition: 'accept', deferred: [], committed: [] },
    isRelative: false,
    notes: {},
  });
  await until(async () => (await county.store.cases.moves(applicationId))?.state === 'ACCEPTED');
  await until(async () => (await county.store.applications.within('').detail(applicationId))?.deliveredAt != null);
  await approve(county, applicationId);
  await assignDelivery(decided.localNumber);
  await page.getByRole('switch', { name: '阳光模式' }).tap();
  await page.getByRole('button', { name: '今日', exact: true }).tap();
  await page.locator(`[data-visit="${deliveryId}"]`).tap();
  await page.locator('[data-deliver]').waitFor();
  await page.getByRole('button', { name: '手填村名和原因' }).tap();
  await page.getByRole('button', { name: '就这里' }).tap();
  await page.getByText('手填：').waitFor();
  for (const method of ['left', 'agent', 'direct']) {
    await page.locator(`[data-method="${method}"]`).tap();
    await shot(page, `deliver-${method}`);
  }
  await expectAccessible(page, 'delivery form');
  await page.getByText('看过本人证件').tap();
  await page.getByRole('button', { name: '填写送达回证' }).tap();
  await page.locator('[data-waiting-sheet]').waitFor();
  await shot(page, 'deliver-sheet');
  await expectAccessible(page, 'delivery sheet');
  await page.getByRole('button', { name: '收件人签名' }).tap();
  const over = page.locator('.sign-over');
  await over.locator('.display-body').evaluate((body) => body.scrollTo(0, body.scrollHeight));
  await shot(page, 'deliver-words');
  await expectAccessible(page, 'words to sign');
  await over.getByRole('button', { name: '看完了，去签名' }).tap();
  await signWithFinger(page);
  await shot(page, 'deliver-signing');
  await over.getByRole('button', { name: '签好了' }).tap();
  await page.getByText('已送达，送达回证').waitFor();
  await shot(page, 'delivered');
  await expectAccessible(page, 'delivered');
  await until(async () => (await county.store.cases.moves(applicationId))?.state === 'DELIVERED');
  await until(async () => (await window.line.must('caseMoves', { applicationId })).state === 'DELIVERED');
  const held = async () => (await county.store.doorstep.find(visitId, ''))?.evidence.length === 1;
  await until(held);
  const visit = await county.store.doorstep.find(visitId, '');
  expect(visit?.reports.map(({ detail }) => detail.kind)).toEqual(['begun', 'done']);
  expect(visit?.evidence[0]).toMatchObject({ place: { source: 'device', accuracyMetres: 12 } });
  expect(visit?.evidence[0]?.photos.map(({ subject, consentOf }) => [subject, consentOf])).toEqual([
    ['door', null],
    ['person', '李秀兰'],
  ]);
  expect(tablet.troubles).toEqual([]);
  expect(desk.troubles).toEqual([]);
});
