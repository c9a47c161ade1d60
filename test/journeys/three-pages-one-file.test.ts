import { spawnSync } from 'node:child_process';
import { expect, test, vi } from 'vitest';
import { must } from '../../main/domain/result.ts';
import { everythingSent, readyToWork, withTerminal } from '../support/journey.ts';
import { acceptDraft, fillDraft, plainMaterial, saveFilled } from '../support/journey-cases.ts';
import { deliveredTo } from '../support/journey-county.ts';
import { withOpenedTruth } from '../support/opened-truth.ts';
import { picturesIn } from '../support/pdf-pictures.ts';
import { patience } from '../support/until.ts';

const hasPoppler = spawnSync('pdfimages', ['-v']).status === 0;
const fed = ['register-home', 'register-member', 'diagnosis'];

test('three scanned pages arrive as one PDF, once, and the pictures on it are the scanned ones byte for byte', () =>
  withTerminal({}, async ({ terminal, county, line }) => {
    await readyToWork(terminal);
    await line.setMood('reply-twice');
    const { id: readingId } = await terminal.readCard('li-xiulan');
    const ready = async () => (await terminal.call('deviceStates', {})).every((one) => one.condition === 'ready');
    await vi.waitUntil(ready, patience);
    const draft = await fillDraft(terminal.ask, { readingId });
    await terminal.hand({ hand: 'feedPages', pages: fed });
    const scan = { draftId: draft.id, materialCode: plainMaterial, source: 'feeder' } as const;
    const scanned = await terminal.call('scanMaterial', scan);
    expect(scanned).toMatchObject({ pageCount: fed.length, interruptedBy: null });
    const accepted = must(await acceptDraft(terminal.ask, must(await saveFilled(terminal.ask, scanned.draft))));
    await everythingSent(terminal);

    const { application } = await terminal.call('application', { applicationId: accepted.id });
    const [material] = application.materials;
    expect(material?.pages).toEqual(scanned.draft.materials[0]?.pages);
    const rows = (await deliveredTo(county)).filter(({ id }) => id === accepted.id);
    expect(rows).toMatchObject([{ materialsTotal: 1, materialsHeld: 1 }]);
    const there = await county.store.applications.detail(accepted.id);
    expect(there?.materials).toEqual([{ code: plainMaterial, isHeld: true, ...material?.bundle }]);
    expect(there?.content).toEqual(
      application.countyNumber === null ? application : { ...application, countyNumber: null },
    );
    // The receipt counts what the citizen handed in, not what was made of it.
    const { svg } = await terminal.call('receiptPreview', { applicationId: accepted.id });
    expect(svg.replaceAll(/<[^>]*>/g, '')).toContain('扫描3页');

    const pdf = await county.material(material?.bundle?.sha256 ?? '');
    await terminal.stop();
    const pages = await withOpenedTruth(terminal.dataDir, ({ vault }) =>
      Promise.all((material?.pages ?? []).map(async ({ sha256 }) => must(await vault.get(sha256)))),
    );
    expect(pages).toHaveLength(fed.length);
    for (const { sha256 } of material?.pages ?? []) expect(await county.material(sha256)).toBeNull();
    for (const page of pages) expect(pdf?.indexOf(page)).toBeGreaterThan(0);
    if (!hasPoppler) return;
    const pictures = await picturesIn(pdf ?? new Uint8Array());
    expect(pictures).toHaveLength(fed.length);
    for (const [index, picture] of pictures.entries()) {
      expect(picture.equals(pages[index] ?? new Uint8Array()), `page ${index + 1}`).toBe(true);
    }
  }));
