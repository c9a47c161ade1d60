import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { genesisHash } from '../../main/domain/ledger-event.ts';
import { type RunningCounty, startCounty } from '../../sync/county/county.ts';
import { codeSecret } from '../../sync/crypto/code-secret.ts';
import { signCompact } from '../../sync/crypto/compact-jws.ts';
import { publicPart } from '../../sync/crypto/keys.ts';
import { changesReplySchema, type EnrolRequest, submitReplySchema } from '../../sync/protocol.ts';
import type { SharedDatabase } from './county-store-suite.ts';
import { sampleApplication, WireTerminal } from './county-store-terminal.ts';

/** One terminal takes the place of another: on a fresh disk, or with the ledger of the old one. Nothing lost, nothing twice. */
export function runReplacementTests(name: string, openShared: () => Promise<SharedDatabase>): void {
  describe(`a terminal replaced, at a county on ${name}`, () => {
    let shared: SharedDatabase;
    let directory: string;
    let county: RunningCounty;

    beforeAll(async () => {
      directory = await mkdtemp(path.join(tmpdir(), 'county-replace-'));
      shared = await openShared();
      county = await startCounty({ ...shared.options, dataDirectory: directory });
    });
    afterAll(async () => {
      await county?.close();
      await shared?.close();
      await rm(directory, { recursive: true, force: true });
    });

    const codeFor = (replaces?: WireTerminal) =>
      county.issueEnrolmentCode({
        office: '青禾镇便民服务中心',
        ...(replaces ? { replaces: replaces.enrolment.terminalId } : {}),
      });
    const newTerminal = async () => WireTerminal.enrolled(county.url, await codeFor());
    const deliver = async (terminal: WireTerminal, counter: number) => {
      const application = sampleApplication(terminal, counter);
      terminal.accept(application);
      await terminal.push(county.url, terminal.events.slice(-1));
      return { application, reply: submitReplySchema.parse((await terminal.submit(county.url, application.id)).body) };
    };
    /** The old ledger under a new name: its events so far, the proof by its old key, and from then on the new key. */
    const successorOn = async (old: WireTerminal, shippedSeq: number, code: string) => {
      const terminal = await WireTerminal.make();
      terminal.events.push(...old.events);
      const continues = await proofOf(old, terminal, code, shippedSeq);
      return { terminal, answer: await terminal.enrol(county.url, code, continues), continues };
    };
    const eventsOf = (applicationId: string) =>
      shared.database.query<{ terminal_id: string; hash: string }>(
        'select terminal_id, hash from events where application_id = $1',
        [applicationId],
      );

    test('on a fresh disk: new identity and prefix, the old one is told, its decisions reach the new one', async () => {
      const old = await newTerminal();
      const { application, reply } = await deliver(old, 1);
      expect(reply.status).toBe('delivered');
      const fresh = await WireTerminal.enrolled(county.url, await codeFor(old));
      expect(fresh.enrolment).toMatchObject({ replaces: old.enrolment.terminalId, anchoredSeq: 0 });
      expect(fresh.enrolment.numberPrefix).not.toBe(old.enrolment.numberPrefix);
      expect((await old.changes(county.url)).body.error).toBe('replaced');
      const told = changesReplySchema.parse((await fresh.changes(county.url)).body);
      expect(told.changes).toContainEqual(
        expect.objectContaining({
          kind: 'application-known',
          localNumber: application.localNumber,
          state: 'ACCEPTED',
          statusVersion: 0,
        }),
      );
      const { id: applicationId } = application;
      const decided = await county.store.applications.decide({
        applicationId,
        outcome: 'approved',
        reason: '符合条件',
        decidedBy: '李科员',
      });
      expect(decided.ok).toBe(true);
      const { changes } = changesReplySchema.parse((await fresh.changes(county.url)).body);
      for (const kind of ['application-known', 'application-status']) {
        expect(changes).toContainEqual(expect.objectContaining({ kind, applicationId, state: 'APPROVED' }));
      }
      const stranger = await newTerminal();
      expect(JSON.stringify((await stranger.changes(county.url)).body)).not.toContain(applicationId);
    });

    test('with the old ledger: the chain goes on, what was under way arrives once', async () => {
      const old = await newTerminal();
      const { application: delivered } = await deliver(old, 1);
      const known = sampleApplication(old, 2);
      old.accept(known);
      await old.push(county.url, old.events.slice(-1));
      const shippedSeq = old.events.length;
      const unsent = sampleApplication(old, 3);
      old.accept(unsent);
      await county.store.terminals.revoke(old.enrolment.terminalId);
      expect((await old.push(county.url, old.events.slice(-1))).body.error).toBe('revoked');

      const { terminal, answer } = await successorOn(old, shippedSeq, await codeFor());
      expect(answer.body).toMatchObject({ replaces: old.enrolment.terminalId, anchoredSeq: shippedSeq });
      terminal.append('terminal/enrolled', {});
      const after = sampleApplication(terminal, 1);
      terminal.accept(after);
      const pushed = await terminal.push(county.url, terminal.events.slice(shippedSeq));
      expect(pushed.body).toMatchObject({ anchoredSeq: terminal.events.length, refusals: [] });
      expect(JSON.stringify((await terminal.changes(county.url)).body)).not.toContain('application-known');
      for (const application of [delivered, known, unsent, after]) {
        const reply = submitReplySchema.parse((await terminal.submit(county.url, application.id)).body);
        expect(reply.status).toBe('delivered');
        expect(await eventsOf(application.id)).toHaveLength(1);
      }
    });

    test('the answer lost: the same code with the same keys is answered again, another key is not', async () => {
      const old = await newTerminal();
      await deliver(old, 1);
      const code = await codeFor(old);
      const { terminal, answer, continues } = await successorOn(old, 1, code);
      expect((await terminal.enrol(county.url, code, continues)).body).toEqual(answer.body);
      const thief = await WireTerminal.make();
      expect((await thief.enrol(county.url, code, await proofOf(old, thief, code, 1))).body.error).toBe('code-used');
    });

    test('a disk put back from a backup: its other history is taken, its applications are not doubled', async () => {
      const old = await newTerminal();
      const { application: kept } = await deliver(old, 1);
      const backup = [...old.events];
      const { application: later } = await deliver(old, 2);
      old.events.splice(0, old.events.length, ...backup);
      const again = old.append('application/accepted', { application: later }, later.id);
      const fork = sampleApplication(old, 3);
      old.accept(fork);
      expect((await old.push(county.url, [again])).body.error).toBe('chain-conflict');
      const { terminal, answer } = await successorOn(old, backup.length, await codeFor(old));
      expect(answer.body.anchoredSeq).toBe(backup.length);
      const pushed = await terminal.push(county.url, terminal.events.slice(backup.length));
      expect(pushed.body.refusals).toEqual([]);
      for (const { id } of [kept, later, fork]) {
        expect((await terminal.submit(county.url, id)).body.status).toBe('delivered');
      }
      const [count] = await shared.database.query<{ n: number }>(
        'select count(*)::int as n from applications where id in ($1, $2, $3)',
        [kept.id, later.id, fork.id],
      );
      expect(count?.n).toBe(3);
    });

    test('a county put back from a backup: the chain begins behind what it holds', async () => {
      const old = await newTerminal();
      await deliver(old, 1);
      for (let count = 0; count < 3; count += 1) old.append('card/read', {});
      const { answer } = await successorOn(old, 4, await codeFor(old));
      expect(answer.body).toMatchObject({ anchoredSeq: 1, anchoredHash: old.events[0]?.hash });
    });

    test('nobody takes over a ledger without its key, for another code, or with a code for another terminal', async () => {
      const [old, other] = [await newTerminal(), await newTerminal()];
      const thief = await WireTerminal.make();
      const code = await codeFor();
      const forged = await proofOf(old, thief, code, 0, thief);
      expect((await thief.enrol(county.url, code, forged)).body.error).toBe('bad-request');
      const forOtherCode = await proofOf(old, thief, await codeFor(), 0);
      expect((await thief.enrol(county.url, code, forOtherCode)).body.error).toBe('bad-request');
      const forOtherKeys = await proofOf(old, other, code, 0);
      expect((await thief.enrol(county.url, code, forOtherKeys)).body.error).toBe('bad-request');
      const { answer } = await successorOn(old, 0, await codeFor(other));
      expect([answer.status, answer.body.error]).toEqual([403, 'code-other-terminal']);
      expect((await old.changes(county.url)).status).toBe(200);
      expect((await other.changes(county.url)).status).toBe(200);
    });

    test('replaced twice: the line of predecessors is kept', async () => {
      const first = await newTerminal();
      const { application } = await deliver(first, 1);
      const second = await WireTerminal.enrolled(county.url, await codeFor(first));
      const third = await WireTerminal.enrolled(county.url, await codeFor(second));
      expect((await county.store.terminals.find(third.enrolment.terminalId))?.predecessors).toEqual([
        first.enrolment.terminalId,
        second.enrolment.terminalId,
      ]);
      expect((await third.submit(county.url, application.id)).body.status).toBe('delivered');
    });
  });
}

async function proofOf(
  old: WireTerminal,
  next: WireTerminal,
  code: string,
  shippedSeq: number,
  signer = old,
): Promise<EnrolRequest['continues']> {
  const { terminalId } = old.enrolment;
  const shippedHash = old.events[shippedSeq - 1]?.hash ?? genesisHash;
  const unheard = old.events.slice(shippedSeq).map((event) => event.hash);
  const { handle: codeHandle } = await codeSecret(code);
  const payload = { codeHandle, publicKeys: [publicPart(next.key)], shippedSeq, shippedHash, unheard };
  const proof = await signCompact({ key: signer.key, kid: old.keyId(), payload });
  return { terminalId, keyNumber: old.keyNumber, proof };
}
