import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WireTerminal } from '../contract/county-store-terminal.ts';
import { artefacts } from '../support/browser.ts';
import { accept, elderCard, placeCard, scanElderCard, see } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

/** R46: a case that was pre-checked opens by its code, with its answers filled in and nothing skipped. */
let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

/** The county's clerk answers the elder card for Li Xiulan; her name is written as she typed it online. */
async function preChecked(name: string): Promise<string> {
  const clerkPage = await window.browser.newPage();
  await clerkPage.goto(`${window.product.countyUrl}/console`);
  const list = clerkPage.getByRole('link', { name: '预审', exact: true });
  const door = clerkPage.getByRole('button', { name: '以演示科员身份进入' });
  await list.or(door).waitFor();
  if (await door.isVisible()) await door.click();
  await list.click();
  await clerkPage.getByLabel('事项').selectOption(elderCard.code);
  await clerkPage.getByRole('button', { name: '新建预审' }).click();
  await clerkPage.locator('[name="answer/applicant/name"]').fill(name);
  await clerkPage.locator('[name="answer/applicant/phone"]').fill('13800001234');
  await clerkPage.locator('[name="answer/item/residence"]').selectOption({ label: '石桥镇' });
  await clerkPage.getByLabel('近期免冠照片', { exact: true }).selectOption({ label: '已上传' });
  await clerkPage.screenshot({ path: path.join(artefacts, 'pre-check-form.png'), fullPage: true });
  await clerkPage.getByRole('button', { name: '预审通过，生成编号' }).click();
  await clerkPage.locator('svg.qr').waitFor();
  const caseNumber = ((await clerkPage.locator('.code').textContent()) ?? '').trim();
  await clerkPage.screenshot({ path: path.join(artefacts, 'pre-check-slip.png'), fullPage: true });
  await clerkPage.close();
  return caseNumber;
}

const scanCode = (text: string) => window.product.hands({ hand: 'scanCode', text });

test('R43 R46: the code opens the case: card first, answers there, difference said, originals asked for, closed by the acceptance', async () => {
  const { product, page, browser } = window;
  const caseNumber = await preChecked('李秀蓝');
  await scanCode(`precheck:${caseNumber}`);
  await page.locator('.intake-title').getByText(elderCard.name).waitFor();
  await page.locator('.ant-steps-item-active').getByText('身份').waitFor();
  await see(page, /演示科员 .* 预审/);

  await placeCard(page, product, 'li-xiulan');
  await see(page, '姓名：身份证“李秀兰”，预审“李秀蓝”');
  await page.keyboard.press('Alt+3');
  await expect.poll(() => page.locator('#root_applicant_phone').inputValue()).toBe('13800001234');
  const phone = page.locator('.form-field', { has: page.locator('#root_applicant_phone') });
  await phone.getByText('预审带入').waitFor();
  expect(await page.locator('#root_applicant_name').inputValue()).toBe('李秀兰');
  await page.screenshot({ path: path.join(artefacts, 'pre-check-form-step.png') });
  await page.getByRole('radio', { name: '窗口领取' }).check();

  await page.keyboard.press('Alt+4');
  await page.locator('[data-material="ZP"]').getByText('已在网上上传，须核对原件').waitFor();
  await page.screenshot({ path: path.join(artefacts, 'pre-check-materials.png') });
  await page.keyboard.press('F9');
  await see(page, '还差：近期免冠照片');
  await see(page, '姓名和预审时填的不一样，已按身份证填；核对后点“以身份证为准”');
  await page.getByRole('button', { name: '以身份证为准', exact: true }).click();
  await scanElderCard(page, product);
  const number = await accept(page);
  await product.hands({ hand: 'liftCard' });

  await expect.poll(async () => (await window.county.find(number)).length).toBe(1);
  const [id = ''] = await window.county.find(number);
  expect(await window.county.applicationPage(id)).toContain(`预审编号 ${caseNumber}`);
  await scanCode(`precheck:${caseNumber}`);
  await page.locator('.ant-drawer').getByText(number).first().waitFor();
  await page.keyboard.press('Escape');
  expect(browser.troubles).toEqual([]);
});

test('without a line the case begins blank under its number, and the code fills it later', async () => {
  const { product, page } = window;
  const caseNumber = await preChecked('王大爷');
  await product.hands({ hand: 'setLink', mood: 'cut' });
  await scanCode(`https://county.example/precheck/${caseNumber}`);
  await see(page, '现在联不上县里，预审的内容暂时取不到');
  await page.screenshot({ path: path.join(artefacts, 'pre-check-offline.png') });
  await page.getByRole('button', { name: '先空白办理' }).click();
  await see(page, `预审编号 ${caseNumber} 会记在这份办件里`);
  await page.getByRole('button', { name: '没带证件，手工录入' }).click();
  await page.getByRole('textbox', { name: '要办什么事？' }).fill(elderCard.code);
  await page.keyboard.press('Enter');
  await see(page, new RegExp(`预审编号 ${caseNumber}：内容还没有取到`));
  await page.keyboard.press('Alt+3');
  await page.locator('#root_applicant_phone').fill('13900005555');

  await product.hands({ hand: 'setLink', mood: 'open' });
  await expect.poll(() => product.line.must('syncState', {}).then(({ link }) => link)).toBe('online');
  await scanCode(`precheck:${caseNumber}`);
  await expect.poll(() => page.locator('#root_applicant_name').inputValue()).toBe('王大爷');
  const name = page.locator('.form-field', { has: page.locator('#root_applicant_name') });
  await name.getByText('预审带入').waitFor();
  await page.locator('#root_applicant_name').fill('王大业');
  await name.getByText('预审带入').waitFor({ state: 'detached' });
  expect(await page.locator('#root_applicant_phone').inputValue()).toBe('13900005555');
  const { changes } = await product.line.must('deskPull', { collection: 'drafts', after: 0, limit: 500 });
  const drafts = changes.flatMap(({ document }) => (document ? [document] : []));
  expect(drafts.filter((draft) => JSON.stringify(draft).includes(caseNumber))).toHaveLength(1);
});

test('open at another window: said which, and gone on with here only by saying so', async () => {
  const { product, page } = window;
  const caseNumber = await preChecked('赵大妈');
  const other = await WireTerminal.enrolled(new URL(product.countyUrl).origin, await newCode('石桥镇便民服务中心'));
  const address = `/api/v1/pre-checks/${caseNumber}/taken`;
  const taken = await other.call(new URL(product.countyUrl).origin, address, {
    method: 'POST',
    body: { takeOver: false },
  });
  expect(taken.body).toMatchObject({ takenBy: { isThisTerminal: true } });

  await scanCode(`precheck:${caseNumber}`);
  await see(page, '已在石桥镇便民服务中心打开');
  await page.screenshot({ path: path.join(artefacts, 'pre-check-taken.png') });
  const clerkPage = await window.browser.newPage();
  await clerkPage.goto(`${product.countyUrl}/console/pre-checks`);
  await clerkPage.getByRole('row').filter({ hasText: caseNumber }).getByText('已在石桥镇便民服务中心打开').waitFor();
  await clerkPage.screenshot({ path: path.join(artefacts, 'pre-check-list.png') });
  await clerkPage.close();

  await page.getByRole('button', { name: '在这里接着办' }).click();
  await expect.poll(() => page.locator('.visitor').textContent()).toContain('赵大妈');
});

test('a number that the county does not know is said in words', async () => {
  const { page } = window;
  await scanCode('precheck:YS20200101-AAAAAAAAAA');
  await see(page, '县里没有这个预审编号');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
});

async function newCode(office: string): Promise<string> {
  const clerkPage = await window.browser.newPage();
  await clerkPage.goto(`${window.product.countyUrl}/console/codes`);
  await clerkPage.getByLabel('窗口名称').fill(office);
  await clerkPage.getByRole('button', { name: '生成入网码' }).click();
  const code = await clerkPage.locator('.code').textContent();
  await clerkPage.close();
  return code ?? '';
}
