import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { filesForCounty } from '../../main/domain/county-files.ts';
import { must } from '../../main/domain/result.ts';
import { startCounty } from '../../sync/county/county.ts';
import { everythingSent, readyToWork, withTerminal } from '../support/journey.ts';
import { acceptDraft, fillDraft, plainMaterial, saveFilled } from '../support/journey-cases.ts';
import { deliveredTo } from '../support/journey-county.ts';
import { withOpenedTruth } from '../support/opened-truth.ts';
import { patience } from '../support/until.ts';

test('the county is killed in the middle of an upload, comes back by itself, and has everything once', async () => {
  const ids: string[] = [];
  const checkAtCounty = async (dataDir: string) => {
    const county = await startCounty({ dataDirectory: path.join(dataDir, 'county') });
    try {
      expect((await deliveredTo(county)).map((row) => row.id).sort()).toEqual([...ids].sort());
      await withOpenedTruth(dataDir, async ({ ledger, vault }) => {
        const files = ids.flatMap((id) => ledger.application(id)?.materials.flatMap(filesForCounty) ?? []);
        expect(files.map(({ mediaType }) => mediaType)).toEqual(['application/pdf', 'image/jpeg']);
        for (const { sha256 } of files) {
          expect((await county.material(sha256))?.equals(must(await vault.get(sha256)))).toBe(true);
        }
        expect(ledger.verifyChain()).toMatchObject({ intact: true });
      });
    } finally {
      await county.close();
    }
  };

  await withTerminal({ county: 'own-child' }, async ({ terminal }) => {
    await readyToWork(terminal);
    const { id: readingId } = await terminal.readCard('wang-jianguo');
    await terminal.hand({ hand: 'setLink', mood: 'slow' });
    for (const pages of [['id-card-front', 'id-card-back'], ['register-home']]) {
      const draft = await fillDraft(terminal.ask, { readingId });
      await vi.waitUntil(
        async () => (await terminal.call('deviceStates', {})).every((one) => one.condition === 'ready'),
        patience,
      );
      await terminal.hand({ hand: 'feedPages', pages });
      const scan = { draftId: draft.id, materialCode: plainMaterial, source: 'feeder' } as const;
      const scanned = await terminal.call('scanMaterial', scan);
      expect(scanned).toMatchObject({ pageCount: pages.length, interruptedBy: null });
      ids.push(must(await acceptDraft(terminal.ask, must(await saveFilled(terminal.ask, scanned.draft)))).id);
    }
    // A page is on its way, and not there yet.
    const isUploading = () => terminal.pushed('sync').some(({ sending }) => sending !== null && sending.sentBytes > 0);
    await vi.waitUntil(isUploading, patience);
    const before = terminal.child('sync/county/serve');
    before.kill();
    await vi.waitUntil(() => terminal.child('sync/county/serve') !== before, patience);
    await terminal.hand({ hand: 'setLink', mood: 'open' });
    await everythingSent(terminal);
    expect((await terminal.call('syncState', {})).counts).toMatchObject({ 'at-county': 2, 'needs-attention': 0 });
    await terminal.stop();
    await checkAtCounty(terminal.dataDir);
  });
});
