import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { artefacts, openBrowser, type TestBrowser } from '../support/browser.ts';
import { receiveOne } from '../support/journey-cases.ts';
import { openWindowedKiosk } from '../support/kiosk-window.ts';
import { type Product, startProduct } from '../support/product.ts';
import { residueOf } from '../support/residue.ts';
import { until } from '../support/until.ts';

/** Nobody's; the demo's people and the texts of the product hold none of them. */
const typed = {
  idNumber: '45092219870613562X',
  phone: '13977530864',
  name: '覃珺瑄',
  sentence: '村里修路欠款',
};
const needles = Object.values(typed);

let home: string;
let product: Product;
let browser: TestBrowser;
let page: Page;
const picture = (name: string) => page.screenshot({ path: path.join(artefacts, `${name}.png`) });
const dirs = () => ({ data: path.join(home, 'data'), profile: path.join(home, 'profile') });

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'kiosk-residue-'));
  product = await startProduct({ station: 'kiosk', dataDir: dirs().data });
  browser = await openBrowser({ profile: dirs().profile });
  page = await browser.newPage();
  page.setDefaultTimeout(45_000);
  await page.clock.install();
  await page.setViewportSize({ width: 1080, height: 1920 });
  await page.goto(product.terminalUrl);
  await cleanHome();
});
afterAll(async () => {
  await page?.screenshot({ path: path.join(artefacts, 'last-kiosk-residue.png') }).catch(() => {});
  await browser?.close();
  await product?.stop();
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
});

/** Where A4 documents wait for the system's printer, if one ever did on this machine. */
async function printSpool(): Promise<readonly string[]> {
  const spool = path.join(tmpdir(), 'township-window-print');
  return (await stat(spool).catch(() => null)) === null ? [] : [spool];
}
const cleanHome = () => page.locator('.elder-switch[aria-pressed="false"]').waitFor();
const key = (name: string) => page.locator('.keyboard').getByRole('button', { name, exact: true }).first().click();

/** On the page's own keys, as a finger does. */
async function typeDigits(layout: '数字' | '证件', text: string): Promise<void> {
  await key(layout);
  for (const sign of text) await key(sign);
}
async function typeChinese(words: readonly (readonly [pinyin: string, text: string])[]): Promise<void> {
  await key('拼音');
  for (const [pinyin, text] of words) {
    for (const letter of pinyin) await key(letter);
    await page.locator('.candidate-list .key').first().waitFor();
    const candidate = page.locator('.candidate-list').getByRole('button', { name: text, exact: true });
    while ((await candidate.count()) === 0)
      await page.getByRole('button', { name: '下一页' }).click({ timeout: 5_000 });
    await candidate.click();
  }
}
const choose = (choice: string) => page.locator(`[data-choice="${choice}"]`).click();
const next = () => page.locator('[data-press="next"]').click();
const asked = (question: string) => page.locator(`[data-question="${question}"]`);
/** The field of the question in hand, with the page's keys below it. */
async function inHand(question: string) {
  const field = asked(question).getByRole('textbox');
  await field.click();
  await page.locator('.keyboard').waitFor();
  return field;
}
/** One thing a page, until the name stands there; nothing is sent. */
async function writeComplaint(): Promise<void> {
  await page.locator('.kiosk-tile[data-service="voice"]').click();
  await choose('complaint');
  await asked('kind').waitFor();
  await choose('complaint');
  await asked('topics').waitFor();
  await choose('manner');
  await next();
  const words = await inHand('words');
  await typeChinese([
    ['cunli', '村里'],
    ['xiulu', '修路'],
    ['qiankuan', '欠款'],
  ]);
  await typeDigits('证件', typed.idNumber);
  expect(await words.inputValue()).toBe(typed.sentence + typed.idNumber);
  await picture('kiosk-keyboard');
  await key('收起');
  await next();
  await asked('about').waitFor();
  // A finger that meets the page while it is drawn anew presses again.
  await until(
    async () => {
      if (await asked('phone').isVisible()) return true;
      await page
        .locator('[data-choice="-"]')
        .click({ timeout: 2_000 })
        .catch(() => null);
      return false;
    },
    { timeout: 45_000, interval: 500 },
  );
  for (const digit of typed.phone) await page.locator(`.number-pad [data-key="${digit}"]`).click();
  expect((await page.locator('.typed-digits').innerText()).replaceAll(' ', '')).toBe(typed.phone);
  await next();
  const name = await inHand('name');
  await typeChinese([
    ['qin', '覃'],
    ['jun', '珺'],
    ['xuan', '瑄'],
  ]);
  expect(await name.inputValue()).toBe(typed.name);
}
/** The same person at the card reader and the scanner: a draft with the typed words and a page. */
async function fillAndScan(): Promise<void> {
  await product.hands({ hand: 'placeCard', citizen: 'li-xiulan' }, { hand: 'feedPages', pages: ['id-card-front'] });
  const { id: readingId } = await product.line.must('readCard', {});
  await product.hands({ hand: 'liftCard' });
  await product.line.must('beginKioskVisit', { proof: { readingId } });
  const draft = await product.line.must('startDraft', { itemCode: 'DEMO-019', readingId, channel: 'kiosk' });
  const form = { ...draft.form, item: { remark: Object.values(typed).join(' ') } };
  await product.line.must('saveDraft', { draft: { ...draft, form } });
  await product.line.must('scanMaterial', { draftId: draft.id, materialCode: 'SF', source: 'platen' });
}
/** Nobody touches the screen any more. */
async function walkAway(): Promise<void> {
  await page.clock.fastForward('01:31');
  await page.locator('[data-page="idle"]').waitFor();
  await picture('kiosk-idle-ring');
  const { number } = await product.line.must('kioskVisit', {});
  await page.clock.fastForward('00:21');
  await expect.poll(async () => (await product.line.must('kioskVisit', {})).number).toBeGreaterThan(number);
  await cleanHome();
}

test('R61: after a visit nothing that was typed stands in the profile, the vault or the data directory', async () => {
  // One who gives up.
  await writeComplaint();
  await fillAndScan();
  await walkAway();
  expect(await product.line.must('kioskDrafts', {})).toEqual([]);

  // One who hands in: a complaint that is sealed for the county, and an application.
  await writeComplaint();
  await key('收起');
  await next();
  await page.locator('[data-page="voice-review"]').waitFor();
  await next();
  await page.locator('[data-page="voice-done"]').waitFor();
  await receiveOne((method, input) => product.line.call(method, input), {
    readingId: null,
    name: typed.name,
    phone: typed.phone,
  });
  await walkAway();

  // The ring goes at a touch, and a card that was left is called out until it is gone.
  await page.locator('.kiosk-tile[data-service="guides"]').click();
  await page.clock.fastForward('01:35');
  await page.locator('[data-page="idle"]').waitFor();
  await expectAccessible(page, 'the ring');
  await page.locator('[data-page="idle"]').click({ position: { x: 20, y: 20 } });
  await page.locator('[data-page="idle"]').waitFor({ state: 'detached' });
  expect(await page.locator('.elder-switch').count()).toBe(0);
  await page.getByRole('button', { name: '叫工作人员' }).click();
  await page.getByRole('heading', { name: '已经叫了工作人员' }).waitFor();
  await page.getByRole('button', { name: '知道了，接着办' }).click();
  await product.hands({ hand: 'placeCard', citizen: 'li-xiulan' });
  // Its holder is in, wherever the page stands; whoever ends without taking it along is told.
  await page.getByRole('button', { name: '结束办理' }).click();
  await page.locator('[data-page="card-left"]').waitFor();
  await picture('kiosk-card-left');
  await expectAccessible(page, 'a card that was left behind');
  await product.hands({ hand: 'liftCard' });
  const gone = page.locator('[data-page="card-left"]').waitFor({ state: 'detached' });
  await expect.poll(async () => (await product.line.must('kioskCard', {})).lies).toBe(false);
  await page.clock.fastForward(2_000);
  await gone;
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);

  // The browser and the terminal put everything on the disk that they will ever put there.
  expect(browser.troubles).toEqual([]);
  await browser.close();
  await product.stop();
  const { data, profile } = dirs();
  const county = path.join(data, 'county');
  expect(await residueOf(needles, [data, profile, ...(await printSpool())], [county])).toEqual([]);

  // The search finds what is there: planted as browsers, logs and databases would write it.
  const [id, word] = [typed.idNumber, typed.sentence];
  const planted: Readonly<Record<string, Buffer>> = {
    'utf-8': Buffer.from(`{"form":"${word}"}`),
    'utf-16le': Buffer.from(word, 'utf16le'),
    'utf-16be': Buffer.from(word, 'utf16le').swap16(),
    base64: Buffer.from(Buffer.from(`x${word}y`).toString('base64')),
    groups: Buffer.from(`${id.slice(0, 6)} ${id.slice(6, 14)}-${id.slice(14)}`),
    escape: Buffer.from(JSON.stringify(word).replace(/[^"]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`)),
  };
  for (const [how, bytes] of Object.entries(planted)) {
    const file = path.join(profile, 'planted');
    await writeFile(file, bytes);
    expect(
      (await residueOf(needles, [profile])).map((found) => found.file),
      how,
    ).toContain(file);
  }
});

test.runIf(process.platform !== 'win32')(
  'R61: in the window that a kiosk opens itself nothing that is typed reaches the disk, while a visit lasts or after it',
  async () => {
    const place = await mkdtemp(path.join(tmpdir(), 'kiosk-window-'));
    const kiosk = await openWindowedKiosk(place);
    onTestFinished(async () => {
      await kiosk.close();
      await rm(place, { recursive: true, force: true, maxRetries: 5 });
    });
    if (!kiosk.isOnScreen) process.stderr.write('no Xvfb here: the kiosk’s own browser ran without a screen\n');
    const glass = await kiosk.pageOf(1);
    const tap = (choice: string) => glass.locator(`[data-choice="${choice}"]`).click();
    const on = () => glass.locator('[data-press="next"]').click();
    const question = (name: string) => glass.locator(`[data-question="${name}"]`);
    await glass.locator('.kiosk-tile[data-service="voice"]').click();
    await glass.locator('[data-page="voice-choice"]').waitFor();
    await tap('complaint');
    await question('kind').waitFor();
    await tap('complaint');
    await question('topics').waitFor();
    await tap('manner');
    await on();
    // By keys from outside as well: a browser learns from those what it does not from its own page's.
    await question('words').getByRole('textbox').click();
    await glass.keyboard.type(`${typed.sentence} ${typed.idNumber} ${typed.phone}`);
    await on();
    await question('about').waitFor();
    await tap('-');
    await question('phone').waitFor();
    await on();
    await question('name').getByRole('textbox').click();
    await glass.keyboard.type(typed.name);
    expect(await question('name').getByRole('textbox').inputValue()).toBe(typed.name);
    await on();
    await glass.locator('[data-page="voice-review"]').waitFor();
    await glass.getByText(typed.sentence).waitFor();
    const county = path.join(kiosk.product.dataDir, 'county');
    expect(await residueOf(needles, [place], [county])).toEqual([]);

    await kiosk.product.line.must('endKioskVisit', { reason: 'idle', keepDrafts: false });
    await (await kiosk.pageOf(2)).locator('.elder-switch[aria-pressed="false"]').waitFor();
    const profiles = async () => (await readdir(kiosk.product.dataDir)).filter((name) => name.startsWith('browser'));
    await expect.poll(profiles).toEqual(['browser-visit-2']);
    await kiosk.close();
    expect(await residueOf(needles, [place], [county])).toEqual([]);
  },
);
