import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type SimulatedPrintSystem,
  startSimulatedPrintSystem,
} from '../../../drivers/page-printer/simulated-print-system.ts';
import { localPagePrinter, pageCalls } from '../../../main/device-host/page-calls.ts';
import { nothingChosen } from '../../../main/domain/device-settings.ts';
import { must } from '../../../main/domain/result.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { printNeeds } from '../../../main/usecases/kiosk/slips.ts';
import { kioskVisit } from '../../../main/usecases/kiosk/visit.ts';
import { paperContext } from '../../../main/usecases/papers.ts';
import { printReceipt } from '../../../main/usecases/print-receipt.ts';
import { pdfText, textPoints } from '../paper/pdf-text.ts';
import { completeDraft, openWindow, type Window } from './window.ts';

/** A kiosk with a printer of A4 sheets beside its roll, or instead of it. */
let system: SimulatedPrintSystem;
let kiosk: Window;
let closePrinter: () => Promise<void>;
beforeEach(async () => {
  system = await startSimulatedPrintSystem({ directory: null, queues: ['大厅', '自助机'] });
  const { host, port } = system.address;
  const printer = localPagePrinter({ pagePrinter: `ipp://${host}:${port}` });
  closePrinter = () => printer.close();
  kiosk = await openWindow();
  Object.assign(kiosk.devices, pageCalls(printer));
});
afterEach(async () => {
  await kiosk.close();
  await closePrinter();
  await system.close();
});

const becomesKiosk = () => Object.assign(kiosk.parts, { station: 'kiosk' });
const choose = async (queue: string) => {
  const queues = { byKind: { sheet: { queue, copies: 3, duplex: 'one-sided' } }, otherwise: null } as const;
  must(await kiosk.parts.deviceBook.save({ ...nothingChosen, queues }, { configure: async () => {} }));
};
const needs = async (jobId: string = randomUUID()) => {
  const [item] = kiosk.parts.ledger.catalogue()?.items ?? [];
  return must(
    await printNeeds(kiosk.parts, { jobId, isLarge: true, itemCode: item?.code ?? '', situation: {}, draftId: null }),
  );
};
const jobsAt = (queue: string) => system.state().find(({ name }) => name === queue)?.jobs ?? [];

test('R61: every word of a sheet that a kiosk prints in elder mode is set in 16 pt or more', async () => {
  const slip = {
    officeName: '青禾镇便民服务中心',
    title: '办事进度',
    number: { label: '办件编号', text: 'YJEJ-20261123-0001-Y', code: 'case' },
    fields: [{ label: '事项', text: '城乡居民养老待遇领取资格认证' }],
    lists: [{ title: '要补的材料', lines: ['居民身份证：照片不清楚'] }],
    notes: ['查询时间 2026年11月23日 10:00。'],
  };
  const draft = await completeDraft(kiosk);
  const { id } = must(await acceptApplication(kiosk.parts, { draftId: draft.id, revision: draft.revision }));
  const receipt = must(paperContext(kiosk.parts, id, false));
  const { paper } = kiosk.parts;
  for (const sheetOf of [
    (isLarge: boolean) => paper.kioskSheet(slip, { isLarge }),
    (isLarge: boolean) => paper.receiptSheet(receipt, { isLarge }),
  ]) {
    const large = must(await sheetOf(true));
    expect(Math.min(...textPoints(large))).toBeGreaterThanOrEqual(16);
    const usual = must(await sheetOf(false));
    expect(Math.min(...textPoints(usual))).toBeLessThan(16);
    // The same words, whatever their size; broken elsewhere they may stand in another order.
    const words = (pdf: Uint8Array) =>
      Array.from(
        pdfText(pdf)
          .join('')
          .replaceAll(/\s/gu, '')
          .replaceAll(/第\d页，共\d页/gu, ''),
      )
        .toSorted()
        .join('');
    expect(words(large)).toBe(words(usual));
  }
  expect(pdfText(must(await paper.kioskSheet(slip, { isLarge: true }))).join('')).toContain('照片不清楚');
});

test('a list goes to the printer that was named for sheets, once; without one, and at a window, to the roll', async () => {
  expect(await needs()).toMatchObject({ printed: 'confirmed' });
  becomesKiosk();
  expect(kioskVisit(kiosk.parts).printsSheets).toBe(false);
  expect(await needs()).toMatchObject({ printed: 'confirmed' });
  expect(kiosk.devices.printed).toHaveLength(2);

  await choose('自助机');
  expect(kioskVisit(kiosk.parts).printsSheets).toBe(true);
  const jobId = randomUUID();
  expect((await needs(jobId)).printed).not.toBe('failed');
  // A press whose answer was lost brings no second sheet.
  expect((await needs(jobId)).printed).not.toBe('failed');
  expect(jobsAt('自助机')).toHaveLength(1);
  expect(jobsAt('大厅')).toEqual([]);
  expect(kiosk.devices.printed).toHaveLength(2);
});

test('a sheet that can not come out now is taken back, and the roll prints the list', async () => {
  becomesKiosk();
  await choose('自助机');
  system.apply('自助机', { hand: 'removePaper' });
  expect(await needs()).toMatchObject({ printed: 'confirmed' });
  expect(kiosk.devices.printed).toHaveLength(1);
  expect(jobsAt('自助机').map(({ state }) => state)).toEqual(['cancelled']);
  // One that was named and is gone.
  await choose('档案室');
  expect(await needs()).toMatchObject({ printed: 'confirmed' });
  expect(kiosk.devices.printed).toHaveLength(2);
});

test('a receipt is a sheet where the kiosk names no roll, and counts as printed', async () => {
  const draft = await completeDraft(kiosk);
  const { id } = must(await acceptApplication(kiosk.parts, { draftId: draft.id, revision: draft.revision }));
  becomesKiosk();
  await choose('自助机');
  const order = { applicationId: id, jobId: randomUUID(), reprint: false, isLarge: true };
  expect(must(await printReceipt(kiosk.parts, order)).printed).not.toBe('failed');
  expect(jobsAt('自助机')).toHaveLength(1);
  expect(kiosk.devices.printed).toHaveLength(0);
  expect(kiosk.parts.ledger.summary(id)?.receiptPrinted).toBe(true);
});
