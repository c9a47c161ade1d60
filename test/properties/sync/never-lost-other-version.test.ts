import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { filesForCounty } from '../../../main/domain/county-files.ts';
import { must, type Result } from '../../../main/domain/result.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import { createKeyStore, credentialsOf } from '../../../main/terminal-keys.ts';
import { codeSecret } from '../../../sync/crypto/code-secret.ts';
import { publicPart } from '../../../sync/crypto/keys.ts';
import { createEngineClock } from '../../../sync/engine/system-clock.ts';
import { enrolRequest, makeTerminalKeys } from '../../../sync/enrol.ts';
import type { County, UploadableMaterial } from '../../../sync/ports.ts';
import { rotateKey } from '../../../sync/rotate-key.ts';
import type { CountyRig } from '../../contract/county-suite.ts';
import { referenceCountyRig } from '../../contract/county-suite-reference.ts';
import { enrolSyncTerminal, type SyncTerminal } from '../../unit/sync/support/sync-terminal.ts';
import { testLog } from '../../unit/sync/support/test-log.ts';

const protocolFile = '../../../sync/protocol.ts';

/** Loaded before anything is mocked: the county speaks the present version throughout. */
let county: CountyRig;
beforeAll(async () => {
  county = await referenceCountyRig();
}, 120_000);
afterAll(() => county?.close());
afterEach(() => {
  vi.doUnmock(protocolFile);
  vi.resetModules();
});

/** The client and the engine as they were, or will be, in another release: the county keeps the present number. */
async function inVersion(offset: number) {
  vi.resetModules();
  vi.doMock(protocolFile, async (importOriginal) => {
    const present = await importOriginal<typeof import('../../../sync/protocol.ts')>();
    return { ...present, protocolVersion: present.protocolVersion + offset };
  });
  const { createHttpCounty } = await import('../../../sync/client/http-county.ts');
  const { createSyncEngine } = await import('../../../sync/engine/engine.ts');
  return { createHttpCounty, createSyncEngine };
}

interface Caller {
  readonly other: County;
  readonly terminal: SyncTerminal;
  readonly page: UploadableMaterial;
  readonly applicationId: string;
}

/** Every call of the port; the compiler misses one that is new. */
const calls: Readonly<Record<Exclude<keyof County, 'listen' | 'close'>, (by: Caller) => Promise<Result<unknown>>>> = {
  hello: ({ other }) => other.hello(),
  enrol: async ({ other }) =>
    other.enrol(
      enrolRequest(await codeSecret('OTHR-VERS-0001'), {
        publicKeys: makeTerminalKeys().map(publicPart),
        station: 'window',
        machineName: 'WIN-2',
        continues: null,
      }),
    ),
  announceKey: ({ other, terminal }) =>
    rotateKey({ county: other, suite: 'international', keys: createKeyStore(terminal.ledger) }),
  ownEvents: ({ other }) => other.ownEvents(0),
  pushEvents: ({ other, terminal }) => other.pushEvents(terminal.ledger.events({ fromSeq: 1, limit: 100 })),
  declareIntent: ({ other, page: { sha256, sizeBytes, mediaType }, applicationId }) =>
    other.declareIntent({ applicationId, materials: [{ sha256, sizeBytes, mediaType }] }),
  uploadMaterial: ({ other, page }) => other.uploadMaterial(page, () => {}),
  submit: ({ other, applicationId }) => other.submit(applicationId),
  present: ({ other, applicationId }) => other.present(applicationId, { openedBy: '周经办', isOpen: true }),
  changes: ({ other }) => other.changes(''),
  publication: ({ other }) => other.publication({ kind: 'catalogue', scope: '' }),
  preCheck: ({ other }) => other.preCheck('YS-20261122-0001'),
  ownCases: ({ other }) => other.ownCases({ localNumber: 'A001-20261122-0001', check: '3F9A1C2B7D4E' }),
  staffCall: ({ other }) => other.staffCall({ step: 'end', callId: '0197f1a2-3b4c-7d5e-8f60-718293a4b5c6' }),
  preCheckPage: ({ other, page }) => other.preCheckPage('YS-20261122-0001', page.sha256),
  takePreCheck: ({ other }) => other.takePreCheck('YS-20261122-0001', { takeOver: false }),
};

describe.each([
  ['an old terminal at a new county', -1],
  ['a new terminal at an old county', 1],
])('%s', (_name, offset) => {
  let terminal: SyncTerminal;
  let applicationId: string;
  let page: UploadableMaterial;
  beforeAll(async () => {
    terminal = await enrolSyncTerminal({ url: county.url, code: await county.newCode() });
    applicationId = terminal.accept([40_000]);
    const [file] = terminal.ledger.application(applicationId)?.materials.flatMap(filesForCounty) ?? [];
    if (!file) throw new Error('a page expected');
    page = { ...file, bytes: must(await terminal.materials.read(file.sha256)) };
  });
  afterAll(() => terminal?.stop());

  test.each(Object.entries(calls))('%s is refused by name', async (_name, ask) => {
    const { createHttpCounty } = await inVersion(offset);
    const credentials = () => credentialsOf(terminal.ledger);
    const other = createHttpCounty({ baseUrl: county.url, credentials, log: testLog });
    expect(await ask({ other, terminal, page, applicationId })).toMatchObject({
      ok: false,
      failure: { code: 'county/version-mismatch', detail: expect.stringMatching(/version/) },
    });
    other.close();
  });

  test('an engine keeps everything, condemns nothing, and sends it in the version that both speak', async () => {
    const { createHttpCounty, createSyncEngine } = await inVersion(offset);
    const head = terminal.ledger.head();
    const engine = createSyncEngine({
      county: createHttpCounty({
        baseUrl: county.url,
        credentials: () => credentialsOf(terminal.ledger),
        log: testLog,
      }),
      store: createLedgerSyncStore({ ledger: terminal.ledger, log: testLog }),
      materials: terminal.materials,
      clock: createEngineClock(),
      log: testLog,
    });
    expect(await engine.sendNow()).toMatchObject({ ok: false, failure: { code: 'county/version-mismatch' } });
    expect(engine.state()).toMatchObject({ link: 'refused', failure: { code: 'county/version-mismatch' } });
    expect(terminal.ledger.counts()).toMatchObject({
      'on-terminal': 1,
      sending: 0,
      'needs-attention': 0,
      'at-county': 0,
    });
    expect(terminal.ledger.head()).toEqual(head);
    await engine.stop();

    vi.doUnmock(protocolFile);
    const updated = terminal.startEngine();
    expect(await updated.sendNow()).toMatchObject({ ok: true });
    expect(terminal.ledger.counts()).toMatchObject({ 'on-terminal': 0, 'at-county': 1 });
    const held = (await county.delivered()).filter(({ id }) => id === applicationId);
    expect(held).toHaveLength(1);
    expect(await county.material(page.sha256)).toEqual(page.bytes);
    expect(terminal.ledger.verifyChain()).toMatchObject({ intact: true });
  });
});
