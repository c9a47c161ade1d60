import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { HandoverRound } from '../../../main/domain/doorstep/handover.ts';
import { must, ok, type Result } from '../../../main/domain/result.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import { agentVerbs } from '../../../main/usecases/doorstep/agent-verbs.ts';
import type { TerminalParts } from '../../../main/usecases/parts.ts';
import { storeDraft } from '../../../main/usecases/start-draft.ts';
import { takeIn } from '../../../main/usecases/take-in.ts';
import { goOnBeside } from '../../../main/usecases/window/earlier-cases.ts';
import { international } from '../../../sync/crypto/international.ts';
import { sampleDraft } from '../domain/sample-case.ts';
import { clerk, openWindow, type Window } from './window.ts';

export const delegate = { id: 'A01', name: '韦小兰', post: '村级代办员' };
export const photoBytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 0xff, 0xd9]);
/** A different one for each count. */
export const idOf = (count: number): string => `0192f0c1-0000-7000-8000-${String(count).padStart(12, '0')}`;

/** An agent's tablet and a township's counter, each with its own ledger and vault, and a stick between them. */
export interface AgentAndCounter {
  readonly agent: Window;
  readonly window: Window;
  readonly stick: string;
  readonly verbs: ReturnType<typeof agentVerbs>;
  readonly counter: ReturnType<typeof agentVerbs>;
  /** Taken in by the agent, with one page of its own. */
  received(channel: 'doorstep' | 'delegate', id: string): Promise<string>;
  /** What the county tells the agent's terminal. */
  toldByCounty(round: HandoverRound): Result<void>;
  close(): Promise<void>;
}

export async function openAgentAndCounter(): Promise<AgentAndCounter> {
  const [agent, window] = await Promise.all([openWindow(), openWindow()]);
  people(agent.parts, delegate, 'V007');
  people(window.parts, clerk, 'A001');
  const stick = await mkdtemp(path.join(tmpdir(), 'stick-'));
  const store = createLedgerSyncStore({ ledger: agent.parts.ledger, log: agent.parts.log });
  let told = 0;
  return {
    agent,
    window,
    stick,
    verbs: agentVerbs(agent.parts),
    counter: agentVerbs(window.parts),
    async received(channel, id) {
      const bytes = Buffer.concat([photoBytes, Buffer.from(id)]);
      const page = must(await agent.parts.vault.put(bytes, 'image/jpeg'));
      const sample = sampleDraft();
      const materials = sample.materials.map((entry) => ({ ...entry, pages: entry.pages.length > 0 ? [page] : [] }));
      must(storeDraft(agent.parts, { ...sample, id, channel, materials, revision: 0 }, null));
      // All of them are of one and the same person.
      const draft = must(goOnBeside(agent.parts, { draftId: id, reason: '确实要另办一件' }));
      const order = { draftId: id, revision: draft.revision, next: null, second: null, isRelative: false, notes: {} };
      return must(await takeIn(agent.parts, order)).id;
    },
    toldByCounty(round) {
      told += 1;
      return store.applyChanges([{ kind: 'handover', round }], `epoch-${told}`);
    },
    async close() {
      await Promise.all([agent.close(), window.close(), rm(stick, { recursive: true, force: true })]);
    },
  };
}

/** The same people with their own posts; the PIN of each is their id. */
function people(parts: TerminalParts, operator: typeof clerk, prefix: string): void {
  const staff = parts.staff as { -readonly [K in keyof TerminalParts['staff']]: TerminalParts['staff'][K] };
  staff.rolesOf = (id) => (id === delegate.id ? ['delegate'] : ['accept']);
  staff.checkPin = async (id, pin) =>
    pin === id
      ? ok([delegate, clerk].find((one) => one.id === id) ?? clerk)
      : { ok: false, failure: { code: 'operator/wrong-pin' } };
  parts.session.operator = operator;
  must(
    parts.ledger.transact((writer) => {
      const enrolment = parts.ledger.fact('enrolment');
      if (!enrolment) return;
      const own = { numberPrefix: prefix, terminalId: `terminal-${prefix}`, privateKey: international.makeKey() };
      writer.setFact('enrolment', { ...enrolment, ...own });
    }),
  );
}
