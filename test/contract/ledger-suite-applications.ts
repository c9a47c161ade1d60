import { expect } from 'vitest';
import type { Application, Whereabouts } from '../../main/domain/application.ts';
import { must } from '../../main/domain/result.ts';
import type { Submission } from '../../main/ledger/port.ts';
import {
  accept,
  aDraft,
  anApplication,
  aReading,
  aSubmission,
  citizenId,
  citizenName,
  uuid,
} from './ledger-fixtures.ts';
import type { Check } from './ledger-suite.ts';

export function applicationChecks(check: Check): void {
  check('a draft takes the next revision with each change', ({ ledger }) => {
    const put = (reason: string, expected: number | null) =>
      must(ledger.transact((writer) => writer.putDraft(aDraft(1, { form: { reason } }), expected)));
    expect(put('a', null)).toMatchObject({ stored: true, draft: { revision: 1 } });
    expect(put('b', 1)).toMatchObject({ stored: true, draft: { revision: 2 } });
    expect(ledger.draft(uuid(1))).toMatchObject({ revision: 2, form: { reason: 'b' } });
  });

  check('a stale revision is refused with what is stored', ({ ledger }) => {
    must(ledger.transact((writer) => writer.putDraft(aDraft(1, { form: { reason: 'theirs' } }), null)));
    for (const expected of [null, 0, 2]) {
      const late = aDraft(1, { form: { reason: 'mine' } });
      expect(must(ledger.transact((writer) => writer.putDraft(late, expected)))).toMatchObject({
        stored: false,
        current: { revision: 1, form: { reason: 'theirs' } },
      });
    }
    expect(ledger.changeCounter()).toBe(1);
  });

  check('a late save does not bring a removed draft back', ({ ledger }) => {
    must(ledger.transact((writer) => writer.putDraft(aDraft(1), null)));
    must(ledger.transact((writer) => writer.removeDraft(uuid(1))));
    expect(ledger.draft(uuid(1))).toBeNull();
    for (const expected of [null, 1]) {
      const late = must(ledger.transact((writer) => writer.putDraft(aDraft(1), expected)));
      expect(late).toEqual({ stored: false, current: null });
    }
    expect(ledger.draft(uuid(1))).toBeNull();
  });

  check('an id or a number is given once', ({ ledger }) => {
    must(ledger.transact((writer) => accept(writer, anApplication(1))));
    expect(() =>
      ledger.transact((writer) => writer.insertApplication(anApplication(1, { localNumber: 'X' }))),
    ).toThrow();
    const sameNumber = anApplication(2, { localNumber: anApplication(1).localNumber });
    expect(() => ledger.transact((writer) => writer.insertApplication(sameNumber))).toThrow();
    expect(ledger.recentApplications({ limit: 10 })).toHaveLength(1);
    expect(ledger.application(uuid(1))).toEqual(anApplication(1));
  });

  check('what was accepted stays; only state and county facts move', ({ ledger }) => {
    must(ledger.transact((writer) => accept(writer, anApplication(1))));
    const decision = {
      outcome: 'approved' as const,
      reason: '符合条件',
      decidedBy: '县民政局',
      decidedAt: '2026-12-01T02:00:00.000Z',
    };
    const change = { state: 'APPROVED' as const, countyNumber: 'C-1', decision, countyStatusVersion: 3 };
    const smuggled = { ...change, receivedAt: '2020-01-01T00:00:00.000Z', localNumber: 'X', applicantName: '别人' };
    must(ledger.transact((writer) => writer.updateApplication(uuid(1), smuggled)));
    expect(ledger.application(uuid(1))).toEqual({ ...anApplication(1), ...change });
    expect(ledger.summary(uuid(1))).toMatchObject({ countyNumber: 'C-1', decision, applicantName: citizenName });
    must(ledger.transact((writer) => writer.updateApplication(uuid(1), { countyStatusVersion: 4 })));
    expect(ledger.application(uuid(1))).toEqual({ ...anApplication(1), ...change, countyStatusVersion: 4 });
  });

  check('what a caller does to an object afterwards changes nothing', ({ ledger }) => {
    const application: Application = anApplication(1);
    must(ledger.transact((writer) => accept(writer, application)));
    application.applicantName = '别人';
    application.materials.length = 0;
    const read = ledger.application(uuid(1));
    expect(read).toEqual(anApplication(1));
    if (read) read.form.item = 'changed';
    expect(ledger.application(uuid(1))).toEqual(anApplication(1));
  });

  check('changing what is not there is a bug, and throws', ({ ledger }) => {
    expect(() => ledger.transact((writer) => writer.updateApplication(uuid(1), { state: 'DENIED' }))).toThrow();
    expect(() => ledger.transact((writer) => writer.markReceiptPrinted(uuid(1)))).toThrow();
    expect(() => ledger.transact((writer) => writer.putSubmission(aSubmission(uuid(1), 1)))).toThrow();
    const job = { id: 'j', applicationId: uuid(1), kind: 'receipt', state: 'started', at: '' } as const;
    expect(() => ledger.transact((writer) => writer.putPrintJob(job))).toThrow();
    expect(() =>
      ledger.transact((writer) => {
        writer.insertApplication(anApplication(1));
        writer.putSubmission(aSubmission(uuid(1), 5));
      }),
    ).toThrow();
    expect(ledger.application(uuid(1))).toBeNull();
  });

  check('one is found by its number however it is typed', ({ ledger }) => {
    must(ledger.transact((writer) => accept(writer, anApplication(1, { localNumber: 'TWAB-000017' }))));
    expect(ledger.applicationByNumber(' twab-000017 ')?.id).toBe(uuid(1));
    expect(ledger.applicationByNumber('TWAB-00001')).toBeNull();
  });

  check('a person is found by the whole ID number, newest first', ({ ledger }) => {
    for (const number of [1, 2, 3]) must(ledger.transact((writer) => accept(writer, anApplication(number))));
    const other = anApplication(4, { idNumber: '510107199003072328' });
    must(ledger.transact((writer) => accept(writer, other)));
    const ids = (idNumber: string, limit = 10) => ledger.applicationsOfPerson(idNumber, limit).map(({ id }) => id);
    expect(ids(citizenId)).toEqual([uuid(3), uuid(2), uuid(1)]);
    expect(ids(citizenId.toLowerCase(), 2)).toEqual([uuid(3), uuid(2)]);
    expect(ids(citizenId.slice(0, 17))).toEqual([]);
  });

  check('paging shows each application once, also those of the same millisecond', ({ ledger }) => {
    const sameTime = '2026-11-22T05:00:00.000Z';
    for (const number of [1, 2, 3, 4, 5]) {
      const times = number > 1 && number < 5 ? { receivedAt: sameTime, acceptedAt: sameTime } : {};
      must(ledger.transact((writer) => accept(writer, anApplication(number, times))));
    }
    const seen: string[] = [];
    let before: string | undefined;
    for (;;) {
      const page = ledger.recentApplications(before === undefined ? { limit: 2 } : { limit: 2, before });
      if (page.length === 0) break;
      seen.push(...page.map(({ id }) => id));
      before = page.at(-1)?.receivedAt;
    }
    expect(seen).toEqual([uuid(4), uuid(3), uuid(2), uuid(5), uuid(1)]);
  });

  check('a summary hides the ID number and keeps a rare name', ({ ledger }) => {
    must(ledger.transact((writer) => accept(writer, anApplication(1))));
    const summary = ledger.summary(uuid(1));
    expect(summary?.applicantName).toBe(citizenName);
    expect(summary?.maskedIdNumber).toBe('510107********231X');
    expect(JSON.stringify(summary)).not.toContain(citizenId);
  });

  check('whereabouts follow submission and decision, and are counted', ({ ledger }) => {
    const cases: readonly (readonly [Submission['state'] | null, Application['state'], Whereabouts])[] = [
      [null, 'ACCEPTED', 'on-terminal'],
      ['waiting', 'ACCEPTED', 'on-terminal'],
      ['sending', 'ACCEPTED', 'sending'],
      ['needs-attention', 'ACCEPTED', 'needs-attention'],
      ['delivered', 'ACCEPTED', 'at-county'],
      ['delivered', 'PROCESSING', 'at-county'],
      ['delivered', 'APPROVED', 'decided'],
      ['delivered', 'DENIED', 'decided'],
    ];
    cases.forEach(([submission, state], index) => {
      must(
        ledger.transact((writer) => {
          writer.insertApplication(anApplication(index));
          const { seq } = writer.appendEvent({
            type: 'application/accepted',
            operatorId: null,
            applicationId: uuid(index),
            body: {},
          });
          if (submission) writer.putSubmission(aSubmission(uuid(index), seq, { state: submission }));
          writer.updateApplication(uuid(index), { state });
        }),
      );
    });
    expect(cases.map((_, index) => ledger.summary(uuid(index))?.whereabouts)).toEqual(cases.map((row) => row[2]));
    expect(ledger.counts()).toEqual({
      'on-terminal': 2,
      sending: 1,
      'needs-attention': 1,
      'at-county': 2,
      decided: 2,
    });
  });

  check('submissions are due oldest first, at their time, and not once they rest', ({ ledger }) => {
    for (const number of [3, 1, 2, 4, 5]) must(ledger.transact((writer) => accept(writer, anApplication(number))));
    const put = (number: number, change: Partial<Submission>) => {
      const current = ledger.submission(uuid(number));
      if (!current) throw new Error('no submission');
      must(ledger.transact((writer) => writer.putSubmission({ ...current, ...change })));
    };
    put(1, { nextAttemptAtMs: 5000, attempts: 2, failure: 'county/offline', failureDetail: '连接被拒绝' });
    put(2, { state: 'sending' });
    put(4, { state: 'delivered' });
    put(5, { state: 'needs-attention', failure: 'county/refused' });
    const due = (nowMs: number, limit = 10) => ledger.dueSubmissions(nowMs, limit).map((one) => one.applicationId);
    expect(due(0)).toEqual([uuid(3), uuid(2)]);
    expect(due(5000)).toEqual([uuid(3), uuid(1), uuid(2)]);
    expect(due(5000, 1)).toEqual([uuid(3)]);
    const undelivered = (limit: number) => ledger.undelivered(limit).map((one) => one.applicationId);
    expect(undelivered(10)).toEqual([uuid(3), uuid(1), uuid(2), uuid(5)]);
    expect(undelivered(1)).toEqual([uuid(3)]);
    expect(ledger.submission(uuid(1))).toMatchObject({ attempts: 2, failureDetail: '连接被拒绝', eventSeq: 2 });
  });

  check('a card reading is evidence and is not written twice', ({ ledger }) => {
    must(ledger.transact((writer) => writer.putCardReading(aReading('r'))));
    const other = { ...aReading('r'), name: '别人' };
    expect(() => ledger.transact((writer) => writer.putCardReading(other))).toThrow();
    expect(ledger.cardReading('r')?.name).toBe(citizenName);
  });

  check('a print job keeps its last state', ({ ledger }) => {
    must(ledger.transact((writer) => accept(writer, anApplication(1))));
    const job = {
      id: 'j',
      applicationId: uuid(1),
      kind: 'receipt',
      state: 'started',
      at: '2026-11-22T01:00:00.000Z',
    } as const;
    must(ledger.transact((writer) => writer.putPrintJob(job)));
    must(ledger.transact((writer) => writer.putPrintJob({ ...job, state: 'unknown' })));
    expect(ledger.printJob('j')).toEqual({ ...job, state: 'unknown' });
    expect(ledger.printJob('k')).toBeNull();
  });
}
