import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { must } from '../../main/domain/result.ts';
import { everythingSent, readyToWork, withTerminal } from '../support/journey.ts';
import { acceptDraft, fillDraft, plainMaterial, saveFilled } from '../support/journey-cases.ts';
import { patience } from '../support/until.ts';

const phone = '13987654321';

test('R59: a stolen disk tells nobody who came to the window', () =>
  withTerminal({ county: 'own-child' }, async ({ terminal }) => {
    await readyToWork(terminal);
    const reading = await terminal.readCard('rare-name');
    const scannerReady = async () =>
      (await terminal.call('deviceStates', {})).some(
        (one) => one.deviceClass === 'document-scanner' && one.condition === 'ready',
      );
    await vi.waitUntil(scannerReady, patience);
    const draft = await fillDraft(terminal.ask, { readingId: reading.id, phone });
    await terminal.hand({ hand: 'feedPages', pages: ['id-card-front'] });
    const scan = { draftId: draft.id, materialCode: plainMaterial, source: 'feeder' } as const;
    const { draft: scanned } = await terminal.call('scanMaterial', scan);
    const { id } = must(await acceptDraft(terminal.ask, must(await saveFilled(terminal.ask, scanned, { phone }))));
    await fillDraft(terminal.ask, { readingId: reading.id, phone });
    const job = { applicationId: id, jobId: crypto.randomUUID(), reprint: false };
    expect(await terminal.call('printReceipt', job)).toMatchObject({ printed: 'confirmed' });
    await terminal.call('searchApplications', { query: reading.name, limit: 10 });
    await everythingSent(terminal);

    // Once as it lies there while it runs, once as it lies there switched off.
    for (const moment of ['running', 'off'] as const) {
      if (moment === 'off') await terminal.stop();
      const files = await filesBelow(terminal.dataDir);
      const own = files.filter(({ name }) => !name.startsWith(`county${path.sep}`));
      for (const secret of [reading.idNumber, reading.name, reading.address, phone]) {
        expect(
          own.filter(({ bytes }) => holds(bytes, secret)).map(({ name }) => name),
          `${secret}, ${moment}`,
        ).toEqual([]);
      }
      // The search does find what lies open: the public catalogue, and the demo county's own books.
      expect(own.some(({ bytes }) => holds(bytes, draft.itemName))).toBe(true);
      expect(files.some(({ name, bytes }) => name.startsWith('county') && holds(bytes, phone))).toBe(true);
      const pages = own.filter(({ name }) => name.startsWith('vault'));
      expect(pages.length).toBeGreaterThan(0);
      expect(pages.some(({ bytes }) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])))).toBe(false);
    }
  }));

async function filesBelow(directory: string): Promise<readonly { readonly name: string; readonly bytes: Buffer }[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const found: { name: string; bytes: Buffer }[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    // A file of the running county may be gone by now.
    const bytes = await readFile(file).catch(() => null);
    if (bytes) found.push({ name: path.relative(directory, file), bytes });
  }
  return found;
}

function holds(bytes: Buffer, text: string): boolean {
  return (['utf8', 'utf16le'] as const).some((encoding) => bytes.includes(Buffer.from(text, encoding)));
}
