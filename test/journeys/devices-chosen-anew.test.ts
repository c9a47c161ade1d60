import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { nothingChosen } from '../../main/domain/device-settings.ts';
import { must } from '../../main/domain/result.ts';
import { type JourneyTerminal, readyToWork, withTerminal } from '../support/journey.ts';
import { acceptDraft, fillDraft, plainMaterial } from '../support/journey-cases.ts';
import { patience } from '../support/until.ts';

const conditionOf = async (terminal: JourneyTerminal, name: string) =>
  (await terminal.call('deviceStates', {})).find((one) => one.deviceClass === name || one.name === name)?.condition;
const becomes = (terminal: JourneyTerminal, name: string, condition: string) =>
  vi.waitUntil(async () => (await conditionOf(terminal, name)) === condition, patience);

test('a scanner and a second printer are chosen while work goes on, and are remembered over a restart', () =>
  withTerminal({ county: 'none' }, async ({ terminal }) => {
    await becomes(terminal, 'receipt-printer', 'ready');
    const before = await terminal.call('deviceSettings', {});
    expect(before).toMatchObject({ settings: nothingChosen, file: { kind: 'none' } });
    const bench = before.otherwise['receipt-printer'];
    if (!bench) throw new Error('the bench has a printer');
    const settings = {
      ...nothingChosen,
      documentScanner: { name: '隔壁的扫描仪', address: 'http://127.0.0.1:9/eSCL' },
      receiptPrinters: [
        { name: '坏的', address: 'tcp://127.0.0.1:9', profile: '80mm' as const },
        { name: '窄的', address: bench, profile: '80mm-codes' as const },
      ],
    };
    await terminal.call('saveDeviceSettings', { settings });
    await becomes(terminal, '隔壁的扫描仪', 'absent');
    await becomes(terminal, '坏的', 'absent');
    await becomes(terminal, '窄的', 'ready');

    await terminal.restart();
    const after = await terminal.call('deviceSettings', {});
    expect(after).toMatchObject({ settings, file: { kind: 'read' } });
    await becomes(terminal, '隔壁的扫描仪', 'absent');
    // The bench stands somewhere else after each start.
    const moved = settings.receiptPrinters.map((one) =>
      one.name === '窄的' ? { ...one, address: after.otherwise['receipt-printer'] ?? '' } : one,
    );
    await terminal.call('saveDeviceSettings', { settings: { ...settings, receiptPrinters: moved } });
    await becomes(terminal, '窄的', 'ready');
    expect(await terminal.ask('testDevice', { deviceClass: 'receipt-printer' })).toMatchObject({
      ok: false,
      failure: { code: 'printer/offline' },
    });
    expect(await terminal.call('testDevice', { deviceClass: 'receipt-printer', name: '窄的' })).toEqual({
      kind: 'receipt',
      printed: 'confirmed',
    });
    await vi.waitUntil(
      async () => (await terminal.call('simulatorState', {})).bench.printer.receipts.length === 1,
      patience,
    );
    const [paper] = (await terminal.call('simulatorState', {})).bench.printer.receipts;
    expect(paper?.text).toContain('打印测试');

    await terminal.call('saveDeviceSettings', { settings: nothingChosen });
    await becomes(terminal, 'document-scanner', 'ready');
  }));

test('a damaged settings file: the terminal works with what it was started with, and says so', () =>
  withTerminal({ county: 'none' }, async ({ terminal }) => {
    await terminal.stop();
    const file = path.join(terminal.dataDir, 'devices.json');
    await writeFile(file, '{"version":1,"settings":{"cardRea');
    await terminal.start();
    const { settings, file: state } = await terminal.call('deviceSettings', {});
    expect(settings).toEqual(nothingChosen);
    expect(state).toMatchObject({ kind: 'damaged', kept: 'devices.json.damaged' });
    expect(await readFile(`${file}.damaged`, 'utf8')).toContain('cardRea');
    await becomes(terminal, 'card-reader', 'ready');
  }));

test('every class is tried on the settings page, and what is there is found', () =>
  withTerminal({ county: 'none' }, async ({ terminal }) => {
    for (const name of ['card-reader', 'document-scanner', 'code-scanner']) await becomes(terminal, name, 'ready');
    const reading = terminal.call('testDevice', { deviceClass: 'card-reader' });
    await terminal.hand({ hand: 'placeCard', citizen: 'elder' });
    const card = await reading;
    // A test is no work: it shows that the reader reads, not who lies on it.
    expect(card).toMatchObject({ kind: 'card', cardType: 'citizen', name: expect.stringMatching(/^.\*+$/) });
    await terminal.hand({ hand: 'liftCard' });

    await terminal.hand({ hand: 'feedPages', pages: ['id-card-front'] });
    expect(await terminal.call('testDevice', { deviceClass: 'document-scanner' })).toMatchObject({ kind: 'page' });

    const scanning = terminal.call('testDevice', { deviceClass: 'code-scanner' });
    await terminal.hand({ hand: 'scanCode', text: 'HELLO-1' });
    expect(await scanning).toEqual({ kind: 'code', text: 'HELLO-1' });

    expect(await terminal.call('testDevice', { deviceClass: 'page-printer' })).toMatchObject({
      kind: 'printing',
      queue: '演示打印机',
    });
    const found = await terminal.call('findDevices', {});
    expect(found.queues).toEqual([{ name: '演示打印机', label: '演示打印机', isDefault: true }]);
  }));

test('a receipt opened by its code, its papers printed, and a page photographed', () =>
  withTerminal({}, async ({ terminal }) => {
    await readyToWork(terminal);
    const { id: readingId } = await terminal.readCard('elder');
    await becomes(terminal, 'code-scanner', 'ready');
    const draft = await fillDraft(terminal.ask, { readingId });

    const photo = await readFile(path.resolve('test/journeys/paper-under-the-camera.jpg'));
    const page = { draftId: draft.id, materialCode: plainMaterial };
    const refused = await terminal.ask('addPhotoPage', {
      ...page,
      jpegBase64: photo.subarray(0, -2).toString('base64'),
    });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'input/invalid' } });
    const added = await terminal.call('addPhotoPage', { ...page, jpegBase64: photo.toString('base64') });
    expect(added.draft.materials[0]).toMatchObject({ method: 'scanned', pages: [{ mediaType: 'image/jpeg' }] });
    expect(terminal.pushed('scan').length).toBe(0);

    const accepted = must(await acceptDraft(terminal.ask, added.draft));
    await terminal.hand({ hand: 'scanCode', text: accepted.localNumber });
    await vi.waitUntil(() => terminal.pushed('code').length === 1, patience);
    expect(terminal.pushed('code')).toEqual([
      { kind: 'application', applicationId: accepted.id, localNumber: accepted.localNumber, check: null },
    ]);

    const jobId = crypto.randomUUID();
    const { possible } = await terminal.call('documentsOf', { applicationId: accepted.id });
    const moveId = possible.find(({ kind }) => kind === 'acceptance')?.moveId ?? null;
    const documentId = crypto.randomUUID();
    const wish = { applicationId: accepted.id, kind: 'acceptance', moveId, extra: null, documentId } as const;
    await terminal.call('issueDocument', wish);
    const order = { documentId, copy: 'citizen', jobId } as const;
    expect(await terminal.call('printCaseDocument', order)).toMatchObject({ jobId, printer: '演示打印机' });
    expect(await terminal.call('printCaseDocument', order)).toMatchObject({ jobId });
    const done = async () => (await terminal.call('documentJob', { jobId })).state === 'completed';
    await vi.waitUntil(done, patience);
  }));
