import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { artefacts } from '../support/browser.ts';
import {
  accept,
  answerElderCard,
  elderCard,
  placeCard,
  receiptsOnPaper,
  scanElderCard,
  see,
  startItem,
} from '../support/clerk.ts';
import { cookieFor } from '../support/terminal-line.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';
import { pdfText } from '../unit/paper/pdf-text.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

const name = '𬱖试';

test('a name outside the basic plane: chip, form, ledger, county, receipt and PDF', async () => {
  const { product, page, county } = window;
  await placeCard(page, product, 'rare-name');
  await startItem(page, elderCard.code);
  await expect.poll(() => page.locator('#root_applicant_name').inputValue()).toBe(name);
  await answerElderCard(page);
  await scanElderCard(page, product);
  const number = await accept(page);
  await see(page, '回执已打印，请交给申请人。');
  await see(page, '打印机自己没有 𬱖（U+2CC56）');
  await page.screenshot({ path: path.join(artefacts, 'rare-name-done.png') });
  expect(await page.locator('.receipt-paper').textContent()).toContain(name);

  const found = await product.line.must('searchApplications', { query: number, limit: 2 });
  const id = found[0]?.id ?? '';
  const { application } = await product.line.must('application', { applicationId: id });
  expect(application.applicantName).toBe(name);
  expect(application.form).toMatchObject({ applicant: { name } });
  await expect.poll(() => county.find(number), { timeout: 20_000 }).toEqual([id]);
  expect(await county.applicationPage(id)).toContain(`<dd>${name}</dd>`);

  const [receipt] = await receiptsOnPaper(product, 1);
  expect(receipt?.text).toContain(number);
  await writeFile(path.join(artefacts, 'receipt-rare-name.png'), Buffer.from(receipt?.png ?? '', 'base64'));

  const { possible } = await product.line.must('documentsOf', { applicationId: id });
  const moveId = possible.find(({ kind }) => kind === 'acceptance')?.moveId ?? null;
  const documentId = crypto.randomUUID();
  const wish = { applicationId: id, kind: 'acceptance', moveId, extra: null, documentId } as const;
  await product.line.must('issueDocument', wish);
  const { url } = await product.line.must('viewDocument', { documentId, copy: 'citizen' });
  const pdf = await download(new URL(url, product.terminalUrl).href);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdfText(pdf).join('')).toContain(name);
});

async function download(address: string): Promise<Buffer> {
  const answer = await fetch(address, { headers: { cookie: await cookieFor(window.product.terminalUrl) } });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}
