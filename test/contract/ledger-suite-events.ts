import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { genesisHash, type LedgerEvent, ledgerEventSchema } from '../../main/domain/ledger-event.ts';
import { must } from '../../main/domain/result.ts';
import type { NewEvent } from '../../main/ledger/port.ts';
import { accept, anApplication, anEnrolment, citizenName, uuid } from './ledger-fixtures.ts';
import type { Check } from './ledger-suite.ts';

const started: NewEvent = { type: 'terminal/started', operatorId: null, applicationId: null, body: { answer: 'yes' } };

export function eventChecks(check: Check): void {
  check('events are numbered without gaps, also after a roll back', ({ ledger }) => {
    must(ledger.transact((writer) => writer.appendEvent(started)));
    expect(() =>
      ledger.transact((writer) => {
        writer.appendEvent(started);
        throw new Error('no');
      }),
    ).toThrow();
    must(
      ledger.transact((writer) => {
        writer.appendEvent(started);
        writer.appendEvent(started);
      }),
    );
    const events = ledger.events({ fromSeq: 1, limit: 10 });
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(ledger.events({ fromSeq: 2, limit: 1 }).map(({ seq }) => seq)).toEqual([2]);
    expect(ledger.head()).toEqual({ seq: 3, hash: events[2]?.hash });
    expect(ledger.verifyChain()).toEqual({
      intact: true,
      eventCount: 3,
      headHash: events[2]?.hash,
      brokenAt: null,
      reason: null,
    });
  });

  check('hashes are those of the rule, computed here a second time', ({ ledger }) => {
    for (const number of [1, 2, 3]) must(ledger.transact((writer) => accept(writer, anApplication(number))));
    let prevHash = genesisHash;
    for (const event of ledger.events({ fromSeq: 1, limit: 10 })) {
      const { hash, body, ...envelope } = ledgerEventSchema.parse(event);
      expect(event).toEqual({ ...envelope, hash, body });
      expect(envelope.bodyHash).toBe(sha256(sortedJson(body)));
      expect(envelope.prevHash).toBe(prevHash);
      expect(hash).toBe(sha256(sortedJson(envelope)));
      prevHash = hash;
    }
  });

  check('equal answers have different hashes: each body is salted', ({ ledger }) => {
    const [first, second] = must(
      ledger.transact((writer) => [writer.appendEvent(started), writer.appendEvent(started)]),
    );
    const saltOf = (event: LedgerEvent | undefined) => String(event?.body.salt);
    expect(saltOf(first)).toMatch(/^[0-9a-f]{32}$/);
    expect(saltOf(first)).not.toBe(saltOf(second));
    expect(first?.bodyHash).not.toBe(second?.bodyHash);
    expect(first?.id).not.toBe(second?.id);
  });

  check('an event says where, when and under which start it happened', ({ ledger, clock }) => {
    must(
      ledger.transact((writer) => {
        writer.setFact('enrolment', anEnrolment());
        writer.setFact('boot', 4);
        writer.setFact('lastContact', { at: '2026-11-21T00:00:00.000Z', offsetMs: -250 });
      }),
    );
    clock.set('2031-05-05T05:05:05.055Z');
    const event = must(ledger.transact((writer) => writer.appendEvent({ ...started, operatorId: '0007' })));
    expect(event).toMatchObject({
      terminalId: 'T-510107-001',
      boot: 4,
      countyOffsetMs: -250,
      at: '2031-05-05T05:05:05.055Z',
      monotonicMs: 1000,
      operatorId: '0007',
    });
    expect(ledger.fact('lastWallClock')).toBe('2031-05-05T05:05:05.055Z');
  });

  check('what the caller gets is what is read later, character for character', ({ ledger }) => {
    const body = {
      name: citizenName,
      markup: '<script>alert(1)</script>',
      numbers: [0.1 + 0.2, 1e21, -0, 5e-324],
      nothing: null,
      left: undefined,
      deep: { b: 1, a: [{}, []], '': '\u0000\u2028' },
    };
    const written = must(ledger.transact((writer) => writer.appendEvent({ ...started, applicationId: uuid(1), body })));
    expect(ledger.events({ fromSeq: 1, limit: 1 })).toEqual([written]);
    expect(written.body).toMatchObject({ name: citizenName, numbers: [0.1 + 0.2, 1e21, 0, 5e-324], deep: body.deep });
    expect(ledger.verifyChain().intact).toBe(true);
  });

  check('the events of one case are all of its own, in order, and nobody else’s', ({ ledger }) => {
    const ofOne = { ...started, applicationId: uuid(1) };
    for (const event of [ofOne, started, { ...started, applicationId: uuid(2) }, ofOne]) {
      must(ledger.transact((writer) => writer.appendEvent(event)));
    }
    const wanted = ledger.events({ fromSeq: 1, limit: 9 }).filter(({ applicationId }) => applicationId === uuid(1));
    expect(wanted.map(({ seq }) => seq)).toEqual([1, 4]);
    expect(ledger.eventsOfCase(uuid(1))).toEqual(wanted.map(({ seq, type, hash }) => ({ seq, type, hash })));
    expect(ledger.eventsOfCase(uuid(3))).toEqual([]);
  });

  check('a body that has no exact form is refused, and nothing with it is written', ({ ledger }) => {
    for (const broken of ['\ud800', Number.NaN]) {
      expect(() =>
        ledger.transact((writer) => {
          writer.insertApplication(anApplication(1));
          writer.appendEvent({ ...started, body: { broken } });
        }),
      ).toThrow();
    }
    expect(ledger.application(uuid(1))).toBeNull();
    expect(ledger.head().seq).toBe(0);
  });
}

/** RFC 8785 for what occurs here, written apart from the library that the ledger uses. */
function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, inner]) => `${JSON.stringify(key)}:${sortedJson(inner)}`).join(',')}}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
