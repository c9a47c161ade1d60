import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesForCounty } from '../../main/domain/county-files.ts';
import { must } from '../../main/domain/result.ts';
import { createLedgerSyncStore } from '../../main/ledger-sync-store.ts';
import { credentialsOf } from '../../main/terminal-keys.ts';
import { createHttpCounty } from '../../sync/client/http-county.ts';
import { codeSecret } from '../../sync/crypto/code-secret.ts';
import { publicPart } from '../../sync/crypto/keys.ts';
import { enrolRequest, makeTerminalKeys } from '../../sync/enrol.ts';
import { openPublication } from '../../sync/open-publication.ts';
import type { County } from '../../sync/ports.ts';
import { enrolSyncTerminal, type SyncTerminal, sha256Of } from '../unit/sync/support/sync-terminal.ts';
import { testLog } from '../unit/sync/support/test-log.ts';

/** A county platform, and what a person at its console can do. */
export interface CountyRig {
  readonly url: string;
  newCode(): Promise<string>;
  /** Everything the county counts as handed in, by id. */
  delivered(): Promise<
    readonly { readonly id: string; readonly countyNumber: string | null; readonly receivedAt: string }[]
  >;
  material(sha256: string): Promise<Uint8Array | null>;
  decide(applicationId: string, outcome: 'approved' | 'denied', reason: string): Promise<void>;
  revoke(terminalId: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * What every county must do that a terminal speaks to: the guarantees of the port County, from the terminal's end. Run on
 * the reference county; a county with its own platform runs it on its adapter.
 */
export function runCountyTests(name: string, makeRig: () => Promise<CountyRig>): void {
  describe(`county: ${name}`, () => {
    let rig: CountyRig;
    let terminal: SyncTerminal;
    let county: County;

    beforeAll(async () => {
      rig = await makeRig();
      terminal = await enrolSyncTerminal({ url: rig.url, code: await rig.newCode() });
      county = terminal.connect();
    });
    afterAll(async () => {
      await terminal?.stop();
      await rig?.close();
    });

    const store = () => createLedgerSyncStore({ ledger: terminal.ledger, log: testLog });
    const ship = async () => {
      for (let events = store().unshippedEvents(100); events.length > 0; events = store().unshippedEvents(100)) {
        must(store().markShipped(must(await county.pushEvents(events))));
      }
    };
    const materialsOf = (applicationId: string) =>
      terminal.ledger.application(applicationId)?.materials.flatMap(filesForCounty) ?? [];
    const upload = async (applicationId: string) => {
      for (const page of materialsOf(applicationId)) {
        const bytes = must(await terminal.materials.read(page.sha256));
        must(await county.uploadMaterial({ ...page, bytes }, () => {}));
      }
    };
    const deliver = async (pages: readonly number[] = []) => {
      const id = terminal.accept(pages);
      await ship();
      await upload(id);
      return { id, reply: must(await county.submit(id)) };
    };

    test('greets, and says what time it is', async () => {
      const hello = must(await county.hello());
      expect(Math.abs(Date.parse(hello.time) - Date.now())).toBeLessThan(60_000);
    });

    test('an unknown code enrols nobody', async () => {
      const stranger = createHttpCounty({ baseUrl: rig.url, credentials: null, log: testLog });
      const publicKeys = makeTerminalKeys().map(publicPart);
      const by = async (code: string, keys = publicKeys) =>
        enrolRequest(await codeSecret(code), {
          publicKeys: keys,
          station: 'window',
          machineName: 'm',
          continues: null,
        });
      expect(await stranger.enrol(await by('NO-SUCH-CODE'))).toMatchObject({
        failure: { code: 'enrolment/code-unknown' },
      });
      const code = await rig.newCode();
      const first = must(await stranger.enrol(await by(code)));
      expect(must(await stranger.enrol(await by(code)))).toEqual(first);
      const otherKeys = makeTerminalKeys().map(publicPart);
      expect(await stranger.enrol(await by(code, otherKeys))).toMatchObject({
        failure: { code: 'enrolment/code-used' },
      });
      stranger.close();
    });

    test('a key that is not the one of this terminal speaks for nobody', async () => {
      const [privateKey] = makeTerminalKeys();
      const own = credentialsOf(terminal.ledger);
      if (!own || !privateKey) throw new Error('not enrolled');
      const stranger = createHttpCounty({
        baseUrl: rig.url,
        credentials: () => ({ ...own, privateKey }),
        log: testLog,
      });
      expect(await stranger.changes('')).toMatchObject({ ok: false, failure: { code: 'county/not-recognised' } });
      expect(await stranger.submit(crypto.randomUUID())).toMatchObject({ failure: { code: 'county/not-recognised' } });
      stranger.close();
    });

    test('the same events again get the same anchor; altered ones are a conflict', async () => {
      terminal.accept();
      const events = store().unshippedEvents(100);
      const first = must(await county.pushEvents(events));
      expect(first.anchoredSeq).toBe(terminal.ledger.head().seq);
      expect(first.anchoredHash).toBe(terminal.ledger.head().hash);
      expect(must(await county.pushEvents(events))).toEqual(first);
      must(store().markShipped(first));
      const altered = events.map((event) => ({ ...event, body: { ...event.body, application: null } }));
      expect(await county.pushEvents(altered)).toMatchObject({ ok: false, failure: { code: 'county/chain-conflict' } });
    });

    test('a gap in the chain is a conflict', async () => {
      terminal.accept();
      terminal.accept();
      const [, second] = store().unshippedEvents(2);
      if (!second) throw new Error('two events expected');
      expect(await county.pushEvents([second])).toMatchObject({ failure: { code: 'county/chain-conflict' } });
      await ship();
    });

    test('names what it lacks, takes it in chunks, and has it byte for byte', async () => {
      const id = terminal.accept([700_000, 10]);
      const pages = materialsOf(id);
      const all = pages.map((page) => page.sha256);
      const materials = [...pages];
      expect(must(await county.declareIntent({ applicationId: id, materials })).lacking.toSorted()).toEqual(
        all.toSorted(),
      );
      const progress: number[] = [];
      const [big] = pages;
      if (!big) throw new Error('a page expected');
      const bytes = must(await terminal.materials.read(big.sha256));
      must(await county.uploadMaterial({ ...big, bytes }, (sent) => progress.push(sent)));
      expect(progress.at(-1)).toBe(700_000);
      expect(must(await county.declareIntent({ applicationId: id, materials })).lacking).toEqual([all[1]]);
      const held = await rig.material(big.sha256);
      expect(held && sha256Of(held)).toBe(big.sha256);
      must(await county.uploadMaterial({ ...big, bytes }, () => {}));
      await ship();
    });

    test('bytes that are not what they are called are not taken', async () => {
      const bytes = new Uint8Array(1000).fill(1);
      const lie = { sha256: sha256Of(new Uint8Array(1000)), sizeBytes: 1000, mediaType: 'image/jpeg', bytes };
      expect((await county.uploadMaterial(lie, () => {})).ok).toBe(false);
      expect(await rig.material(lie.sha256)).toBeNull();
    });

    test('is handed an application only when it has the event and all pages', async () => {
      const id = terminal.accept([5_000]);
      expect(must(await county.submit(id))).toMatchObject({ status: 'incomplete', lackingEvent: true });
      await ship();
      const lacking = materialsOf(id).map((page) => page.sha256);
      expect(must(await county.submit(id))).toEqual({
        status: 'incomplete',
        lackingMaterials: lacking,
        lackingEvent: false,
      });
      await upload(id);
      const first = must(await county.submit(id));
      expect(first).toMatchObject({ status: 'delivered' });
      expect(must(await county.submit(id))).toEqual(first);
      const held = (await rig.delivered()).filter((one) => one.id === id);
      expect(held).toHaveLength(1);
      expect(held[0]?.receivedAt).toBe(terminal.ledger.application(id)?.receivedAt);
    });

    test('takes one file in place of the pages of a material, and waits for no page then', async () => {
      const id = terminal.acceptBundled([700, 800, 900], 2_500);
      await ship();
      const [bundle, ...others] = materialsOf(id);
      if (!bundle) throw new Error('a file expected');
      expect(others).toEqual([]);
      expect(must(await county.submit(id))).toMatchObject({ lackingMaterials: [bundle.sha256], lackingEvent: false });
      await upload(id);
      expect(must(await county.submit(id))).toMatchObject({ status: 'delivered' });
      const held = await rig.material(bundle.sha256);
      expect(held && sha256Of(held)).toBe(bundle.sha256);
      const [page] = terminal.ledger.application(id)?.materials.flatMap(({ pages }) => pages) ?? [];
      expect(await rig.material(page?.sha256 ?? '')).toBeNull();
    });

    test('a decision is announced, and is found behind the cursor', async () => {
      const { id } = await deliver();
      let cursor = '';
      for (let page = must(await county.changes(cursor)); ; page = must(await county.changes(cursor))) {
        cursor = page.cursor;
        if (!page.more) break;
      }
      let nudges = 0;
      const listening = county.listen(
        () => {
          nudges += 1;
        },
        () => undefined,
      );
      await expect.poll(() => nudges, { timeout: 20_000 }).toBeGreaterThan(0);
      const before = nudges;
      await rig.decide(id, 'approved', '符合条件');
      await expect.poll(() => nudges, { timeout: 20_000 }).toBeGreaterThan(before);
      listening.stop();
      const { changes } = must(await county.changes(cursor));
      expect(changes).toContainEqual(
        expect.objectContaining({ kind: 'application-status', applicationId: id, state: 'APPROVED' }),
      );
    });

    test('what it publishes is signed by the key with which it proves itself, and whole', async () => {
      const { published = [] } = must(await county.changes(''));
      const catalogue = published.find(({ kind }) => kind === 'catalogue');
      if (!catalogue) throw new Error('the county published no catalogue');
      const { provenKey } = must(await county.hello());
      const fetched = must(await county.publication(catalogue));
      must(store().switchPublication(must(await openPublication(fetched, provenKey))));
      expect(terminal.ledger.fact('catalogueHash')).toBe(catalogue.hash);
      expect(store().publications()).toContainEqual(catalogue);
    });

    test('a revoked terminal is told so', async () => {
      const other = await enrolSyncTerminal({ url: rig.url, code: await rig.newCode() });
      await rig.revoke(other.ledger.fact('enrolment')?.terminalId ?? '');
      expect(await other.connect().changes('')).toMatchObject({ failure: { code: 'county/revoked' } });
      await other.stop();
    });
  });
}
