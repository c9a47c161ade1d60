import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import canonicalize from 'canonicalize';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bench } from '../../drivers/bench/bench.ts';
import { connectBench } from '../../drivers/bench/client.ts';
import { createNodeChildHost } from '../../main/device-host/node-child-host.ts';
import { filesForCounty } from '../../main/domain/county-files.ts';
import { verifyLocalNumber } from '../../main/domain/local-number.ts';
import { must } from '../../main/domain/result.ts';
import type { LinkMood } from '../../preload/contract-simulator.ts';
import { type RunningCounty, startCounty } from '../../sync/county/county.ts';
import { type SimulatedLink, startSimulatedLink } from '../../sync/link/simulated-link.ts';
import { acceptDraft, fillDraft, plainMaterial, saveFilled } from '../support/journey-cases.ts';
import { deliveredTo } from '../support/journey-county.ts';
import { type KillableTerminal, PowerLost, startKillableTerminal } from '../support/killable-terminal.ts';
import { withOpenedTruth } from '../support/opened-truth.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { clerk, prepareStaff } from '../support/prepared-staff.ts';
import { seededDice } from '../support/seeded-dice.ts';

const wanted = Number(process.env.JOURNEY_ACCEPTANCES ?? 200);
const kills = Number(process.env.JOURNEY_KILLS ?? 12);
const rareName = '𬱖试';
const office = '青禾镇便民服务中心';

let postgres: PostgresServer;
let county: RunningCounty;
let link: SimulatedLink;
let bench: Bench;
let root: string;
let terminal: KillableTerminal | null = null;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'power-lost-'));
  postgres = await startPostgres();
  const databaseUrl = await postgres.newDatabase();
  county = await startCounty({ isDemo: true, databaseUrl, dataDirectory: path.join(root, 'county') });
  link = await startSimulatedLink({ targetUrl: county.url });
  const childHost = createNodeChildHost({ root: new URL('../../', import.meta.url) });
  bench = await connectBench(childHost.fork('drivers/bench/child', { args: [], env: {} }));
});
afterAll(async () => {
  await terminal?.kill();
  await bench?.close();
  await link?.close();
  await county?.close();
  await postgres?.stop();
  if (root) await rm(root, { recursive: true, force: true });
});

/** What the clerk still has to do with one citizen; after a power cut they go on where they stood. */
interface Visit {
  draftId: string | null;
  /** Null: read from the card. */
  readonly name: string | null;
  scans: boolean;
  isAccepted: boolean;
  jobId: string;
}

test(`power lost ${kills} times during ${wanted} acceptances: what was printed is kept, and the county has it once`, async () => {
  const seed = Number(process.env.JOURNEY_SEED ?? Math.floor(Math.random() * 2 ** 31));
  process.stderr.write(`power-lost-while-accepting: JOURNEY_SEED=${seed}\n`);
  const dice = seededDice(seed);
  const dataDir = path.join(root, 'terminal');
  await prepareStaff(dataDir);
  const enrolmentCode = await county.issueEnrolmentCode({ office });
  const powerOn = async () => {
    terminal = await startKillableTerminal({ dataDir, countyUrl: link.url, enrolmentCode, devices: bench.addresses });
    must(await terminal.ask('unlock', { operatorId: clerk.id, pin: clerk.pin }));
    return terminal;
  };

  let running = await powerOn();
  await expect
    .poll(async () => must(await running.ask('terminalState', {})).catalogueVersion, { timeout: 20_000 })
    .toBe(1);
  const reading = running.ask('readCard', {});
  await bench.apply({ hand: 'placeCard', citizen: 'rare-name' });
  const { id: readingId } = must(await reading);
  await bench.apply({ hand: 'liftCard' });
  const finished: string[] = [];
  const cuts = cutPlan(dice);
  let visit = newVisit(0);
  while (finished.length < wanted) {
    const cut = cuts.get(finished.length);
    let dead: Promise<void> | null = null;
    if (cut) {
      cuts.delete(finished.length);
      await link.setMood(dice.pick<LinkMood>(['open', 'cut', 'reply-lost', 'open']));
    }
    try {
      await serve(running, { visit, readingId }, (step) => {
        // The power goes a little after this step was asked for: while it is carried out.
        if (cut?.step === step) dead ??= after(cut.delayMs).then(() => running.kill());
      });
      finished.push(visit.draftId ?? '');
      visit = newVisit(finished.length);
    } catch (error) {
      // Nobody cut the power: it ended by itself.
      if (!(error instanceof PowerLost) || dead === null) throw error;
    }
    if (dead !== null) {
      await dead;
      running = await powerOn();
    }
  }
  expect(cuts.size).toBe(0);

  await link.setMood('open');
  await expect
    .poll(
      async () => {
        const sent = await running.ask('sendNow', {});
        return sent.ok ? sent.value.counts['on-terminal'] + sent.value.counts.sending : sent.failure.code;
      },
      { timeout: 30_000 },
    )
    .toBe(0);
  must(await running.ask('sendNow', {}));
  expect(must(await running.ask('verifyLedger', {}))).toMatchObject({ intact: true, brokenAt: null });
  await running.end();
  await everythingIsThereOnce(dataDir, finished);
}, 600_000);

async function serve(
  running: KillableTerminal,
  { visit, readingId }: { readonly visit: Visit; readonly readingId: string },
  asking: (step: string) => void,
): Promise<void> {
  const { ask } = running;
  if (visit.draftId !== null && !visit.isAccepted) {
    // The draft or the application, whichever the power cut left: the clerk finds one of them on the desk.
    const found = await ask('application', { applicationId: visit.draftId });
    if (found.ok) visit.isAccepted = true;
  }
  if (visit.draftId === null) {
    asking('fill');
    const draft = await fillDraft(ask, visit.name === null ? { readingId } : { readingId: null, name: visit.name });
    visit.draftId = draft.id;
    if (visit.scans) {
      asking('scan');
      await bench.apply({ hand: 'feedPages', pages: ['id-card-front', 'id-card-back', 'register-home'] });
      const scanned = must(
        await ask('scanMaterial', { draftId: draft.id, materialCode: plainMaterial, source: 'feeder' }),
      );
      must(await saveFilled(ask, scanned.draft, visit.name === null ? {} : { name: visit.name }));
    }
  }
  if (!visit.isAccepted) {
    asking('accept');
    const accepted = must(await acceptDraft(ask, { id: visit.draftId }));
    expect(accepted.id).toBe(visit.draftId);
    visit.isAccepted = true;
  }
  asking('print');
  const printed = must(await ask('printReceipt', { applicationId: visit.draftId, jobId: visit.jobId, reprint: false }));
  if (printed.printed === 'confirmed' || printed.printed === 'already-printed') return;
  if (printed.printed === 'unconfirmed') {
    // Cut off while printing: the clerk looks into the tray, and prints again where nothing came out.
    const { summary } = must(await ask('application', { applicationId: visit.draftId }));
    if (receiptTexts().some((text) => text.includes(summary.localNumber))) return;
  }
  visit.jobId = randomUUID();
  await expect.poll(async () => printerReady(running), { timeout: 20_000 }).toBe(true);
  return serve(running, { visit, readingId }, asking);
}

async function printerReady(running: KillableTerminal): Promise<boolean> {
  const states = must(await running.ask('deviceStates', {}));
  return states.some((one) => one.deviceClass === 'receipt-printer' && one.condition === 'ready');
}

async function everythingIsThereOnce(dataDir: string, finished: readonly string[]): Promise<void> {
  const printedNumbers = new Set(receiptTexts().flatMap(numbersIn));
  expect(printedNumbers.size).toBeGreaterThanOrEqual(wanted);
  const [anchor] = await county.store.terminals.list({ limit: 10, offset: 0 });
  const rows = await deliveredTo(county);

  await withOpenedTruth(dataDir, async ({ ledger, vault }) => {
    for (const text of receiptTexts()) {
      for (const number of numbersIn(text)) {
        const application = ledger.applicationByNumber(number);
        expect(application, `printed and not kept: ${number}`).not.toBeNull();
        // A rare character is printed as a picture.
        if (application?.applicantName !== rareName) expect(text).toContain(application?.applicantName);
      }
    }
    const kept = ledger.recentApplications({ limit: 5_000 });
    const ids = kept.map(({ id }) => id);
    for (const id of finished) expect(ids).toContain(id);
    expect(new Set(kept.map(({ localNumber }) => localNumber)).size).toBe(kept.length);
    expect(ledger.verifyChain()).toMatchObject({ intact: true });

    expect(rows.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(new Set(rows.map(({ countyNumber }) => countyNumber)).size).toBe(rows.length);
    expect(anchor).toMatchObject({ anchoredSeq: ledger.head().seq, chainConflict: null });
    const acceptances = ledger
      .events({ fromSeq: 1, limit: 100_000 })
      .filter(({ type }) => type === 'application/accepted');
    expect(acceptances.map(({ applicationId }) => applicationId).sort()).toEqual([...ids].sort());
    const files = new Map<string, string>();
    for (const { applicationId, body } of acceptances) {
      const there = await county.store.applications.detail(applicationId ?? '');
      expect(canonicalize(there?.content)).toBe(canonicalize(body.application));
      expect(there?.localNumber).toBe(ledger.application(applicationId ?? '')?.localNumber);
      for (const material of ledger.application(applicationId ?? '')?.materials ?? []) {
        for (const file of filesForCounty(material)) files.set(file.sha256, file.mediaType);
        // What was scanned stays here, whatever the county gets of it.
        for (const page of material.pages) must(await vault.get(page.sha256));
      }
    }
    expect([...files.values()]).toContain('application/pdf');
    for (const sha256 of files.keys()) {
      expect((await county.material(sha256))?.equals(must(await vault.get(sha256)))).toBe(true);
    }
  });
}

function receiptTexts(): readonly string[] {
  return bench.state().printer.receipts.map(({ text }) => text);
}

function numbersIn(text: string): string[] {
  return (text.match(/[A-Z][A-Z0-9]{3}-\d{8}-\d{4,}-[0-9A-Z]/g) ?? []).filter(verifyLocalNumber);
}

function newVisit(n: number): Visit {
  // A name of their own, so that a receipt can be held against the application that bears its number.
  const name = `测${Array.from(String(n), (digit) => '零一二三四五六七八九'.charAt(Number(digit))).join('')}`;
  return {
    draftId: null,
    name: n % 10 === 0 ? null : name,
    scans: n % 25 === 0,
    isAccepted: false,
    jobId: randomUUID(),
  };
}

/** When the power goes: after so many finished visits, during which step, and how far into it. Half of it at the point itself. */
function cutPlan(
  dice: ReturnType<typeof seededDice>,
): Map<number, { readonly step: string; readonly delayMs: number }> {
  const plan = new Map<number, { step: string; delayMs: number }>();
  // The first visit hands in three pages: the power goes while they are bundled, or put away, or just accepted.
  plan.set(0, { step: 'accept', delayMs: dice.below(60) });
  while (plan.size < kills) {
    const step = dice.pick(['fill', 'accept', 'accept', 'print', 'print']);
    plan.set(dice.below(wanted), { step, delayMs: dice.below(step === 'print' ? 120 : 12) });
  }
  return plan;
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
