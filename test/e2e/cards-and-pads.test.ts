import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { artefacts } from '../support/browser.ts';
import { see } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'township-decoder-'));
  window = await openWindow();
});
afterAll(async () => {
  await window?.close();
  rmSync(folder, { recursive: true, force: true });
});

const picture = (name: string) => path.join(artefacts, `${name}.png`);
const row = (deviceClass: string) => window.page.locator(`[data-device="${deviceClass}"]`);
const settings = () => window.page.getByRole('button', { name: '设置', exact: true }).click();

test('an odd card: raw facts in plain words, and a photo that says why it is not shown', async () => {
  const { page, product } = window;
  await product.hands({ hand: 'placeCard', citizen: 'odd-card' });
  // At once beside the work, and in full on the identity step.
  await page.locator('.visitor').getByText('卡里的民族代码 99 不在表中，请核对').waitFor();
  await page.screenshot({ path: picture('odd-card-visitor') });
  const identity = page.locator('.intake-identity');
  await page.keyboard.press('Alt+1');
  await identity.getByText('卡里的民族代码 99 不在表中，请核对').waitFor();
  await identity.getByText('卡里的证件号校验位对不上').waitFor();
  await identity.getByText('姓名里的旧编码字已换成标准字“䶮”').waitFor();
  await identity.getByText('（U+E5E6）').waitFor();
  await identity.getByText('照片已读取并封存，本机没有装照片解码插件，不能显示').waitFor();
  await page.screenshot({ path: picture('odd-card') });
  // The old number of a permit is rebuilt from the new card.
  await product.hands({ hand: 'liftCard' }, { hand: 'placeCard', citizen: 'foreigner' });
  await page.locator('.visitor').getByText('测试娜').waitFor();
  await page.keyboard.press('Alt+1');
  await identity.getByText('旧证号').waitFor();
  await product.hands({ hand: 'liftCard' });
});

test('a photo decoder is chosen in the settings, tried, and used; not while locked', async () => {
  const { page, product } = window;
  const decoder = path.join(folder, 'decoder.mjs');
  writeFileSync(decoder, greyPhotos);
  await settings();
  await row('photo-decoder').getByLabel('证件照片解码 接在哪里').fill(`plugin:${decoder}`);
  await page.getByRole('button', { name: '保存并启用' }).click();
  await see(page, '已保存');
  await expect.poll(() => row('card-reader').textContent()).toContain('可用');
  await row('photo-decoder').getByRole('button', { name: '读卡看照片' }).click();
  await product.hands({ hand: 'placeCard', citizen: 'elder' });
  const photo = row('photo-decoder').getByAltText('刚才这张证件的照片');
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(102);
  // The card of a test is nobody's visit; the next one is.
  await product.hands({ hand: 'liftCard' }, { hand: 'placeCard', citizen: 'wang-jianguo' });
  const small = page.locator('.visitor').getByAltText('王建国的证件照片');
  await expect.poll(() => small.evaluate((image: HTMLImageElement) => image.naturalHeight)).toBe(126);
  await page.keyboard.press('Alt+1');
  await page.locator('.intake-identity').getByAltText('王建国的证件照片').waitFor();
  await page.screenshot({ path: picture('card-photo') });
  await product.hands({ hand: 'liftCard' });
});

test('a signature is written on the pad and shown; cancelling and unplugging are said', async () => {
  const { page, product } = window;
  await settings();
  const pad = row('signature-pad');
  const asks = async () => (await product.bench()).signaturePad.asks;
  await expect.poll(() => pad.textContent()).toContain('可用');
  await pad.getByRole('button', { name: '签个字' }).click();
  await expect.poll(asks).toBe('签字板测试，随便写几笔');
  await product.hands({ hand: 'signOnPad' });
  const signed = pad.getByAltText('刚才的签字');
  await expect.poll(() => signed.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(800);
  await pad.getByText('3 笔，180 个点').waitFor();

  const finger = row('fingerprint-reader');
  await finger.getByRole('button', { name: '按个手指' }).click();
  await expect.poll(async () => (await product.bench()).fingerprintReader.isAsking).toBe(true);
  await product.hands({ hand: 'putFinger', touch: 'dry' });
  await finger.getByText('手指太干，哈口气再按').waitFor();
  await pad.scrollIntoViewIfNeeded();
  await page.screenshot({ path: picture('settings-pads') });

  await pad.getByRole('button', { name: '签个字' }).click();
  await expect.poll(asks).not.toBeNull();
  await product.hands({ hand: 'cancelOnPad' });
  await pad.getByText('没人签，或签字人按了取消').waitFor();
  await product.hands({ hand: 'unplugPad' });
  await expect.poll(() => pad.textContent()).toContain('未连接');
  await pad.getByRole('button', { name: '签个字' }).click();
  await pad.getByText('检查签字板的连线').waitFor();
  await product.hands({ hand: 'plugPad' });
  await expect.poll(() => pad.textContent()).toContain('可用');
});

test('the hands of the demo sign too', async () => {
  const { page } = window;
  await settings();
  await row('signature-pad').getByRole('button', { name: '签个字' }).click();
  await page.getByRole('button', { name: '演示之手' }).click();
  await page.getByRole('button', { name: '签字并确认' }).click();
  await row('signature-pad').getByAltText('刚才的签字').waitFor();
  await page
    .getByRole('button', { name: '插上指纹仪' })
    .or(page.getByRole('button', { name: '拔掉指纹仪' }))
    .waitFor();
  await page.screenshot({ path: picture('pad-hands') });
});

/** Answers every photo with a grey one: a plug-in as a vendor would write it, in place of a vendor's library. */
const greyPhotos = `
process.on('message', ({ do: wish, id }) => {
  if (wish === 'ping') process.send({ say: 'pong', id });
  if (wish !== 'decode') return;
  const bmp = Buffer.alloc(38862, 160);
  bmp.fill(0, 0, 54);
  bmp.write('BM');
  bmp.writeUInt32LE(38862, 2);
  bmp.writeUInt32LE(54, 10);
  bmp.writeUInt32LE(40, 14);
  bmp.writeInt32LE(102, 18);
  bmp.writeInt32LE(126, 22);
  bmp.writeUInt16LE(1, 26);
  bmp.writeUInt16LE(24, 28);
  process.send({ say: 'photo', id, bmp: new Uint8Array(bmp) });
});`;
