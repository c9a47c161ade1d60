import { expect } from 'vitest';
import { caseFileOf } from '../../../main/case-sync.ts';
import { currentContent, inEffect } from '../../../main/domain/amendment.ts';
import type { Application } from '../../../main/domain/application.ts';
import { answerAt } from '../../../main/domain/form/answers.ts';
import type { Ledger } from '../../../main/ledger/port.ts';
import type { CountyStore } from '../../../sync/county/store/port.ts';
import { answerOf, lotOf, numberOfTheDay, phoneBy, phonePointer } from './never-lost-lots.ts';
import type { WindowDay } from './never-lost-terminal.ts';

/** Both sides have the same content, made by the same amendments in the same order; each was answered, each is there once. */
export async function expectCasesAgree(day: WindowDay, ledger: Ledger, store: CountyStore): Promise<void> {
  for (const { id, localNumber } of ledger.recentApplications({ limit: 5_000 })) {
    const application = ledger.application(id);
    const detail = await store.applications.detail(id);
    const record = await store.cases.record(id);
    if (application === null || detail === null || record === null)
      throw new Error(`${localNumber} is not on both sides`);
    const accepted = detail.content as Application;
    expect(accepted.receivedAt, localNumber).toBe(application.receivedAt);
    expect(accepted.form, localNumber).toEqual(application.form);

    const file = caseFileOf(ledger, id);
    const held = record.amendments.map(({ amendment }) => amendment);
    const applied = inEffect(
      record.amendments.filter(({ state }) => state === 'applied').map(({ amendment }) => amendment),
    );
    expect(file.applied, localNumber).toEqual(applied);
    expect(currentContent(accepted, applied), localNumber).toEqual(currentContent(application, file.applied));
    expect(new Set(held.map((one) => one.id)).size, localNumber).toBe(held.length);
    // What was made here is at the county, and what had no effect has become part of what has.
    const merged = new Set(applied.flatMap(({ merges }) => merges));
    for (const { amendment, state } of file.own) {
      expect([state, merged.has(amendment.id)], localNumber).toEqual(['merged', true]);
      expect(
        held.map((one) => one.id),
        localNumber,
      ).toContain(amendment.id);
    }
    expectLot(day, { number: numberOfTheDay(localNumber), ledger, applied, record });
  }
}

function expectLot(
  { seed, hasClerk }: WindowDay,
  {
    number,
    ledger,
    applied,
    record,
  }: {
    readonly number: number;
    readonly ledger: Ledger;
    readonly applied: ReturnType<typeof inEffect>;
    readonly record: NonNullable<Awaited<ReturnType<CountyStore['cases']['record']>>>;
  },
): void {
  const lot = lotOf(seed, number);
  const phones = applied.flatMap(({ changes }) =>
    changes.filter(({ pointer }) => pointer === phonePointer).map((change) => answerAt({ phone: change.to }, '/phone')),
  );
  expect(record.correction, `${number}`).toBeNull();
  switch (lot) {
    case 'plain':
    case 'package':
      expect(applied, `${number}`).toEqual([]);
      break;
    case 'amended':
      expect(phones, `${number}`).toEqual([phoneBy.window(number)]);
      break;
    case 'both-sides':
      // Whoever was first: nobody's word is lost, and the later one was written by somebody who saw the earlier.
      expect(phones.toSorted(), `${number}`).toEqual([
        phoneBy.window(number),
        ...(hasClerk ? [phoneBy.county(number)] : []),
      ]);
      break;
    case 'correction':
      expect(
        applied.map(({ answers }) => answers !== null),
        `${number}`,
      ).toEqual(hasClerk ? [true] : []);
      break;
    case 'supervision': {
      const said = record.supervision.map(({ state, answer }) => [state, answer?.text]);
      expect(said, `${number}`).toEqual(hasClerk ? [['answered', answerOf(number)]] : []);
      const known = (ledger.fact('supervision') ?? []).map(({ id }) => id);
      expect(known, `${number}`).toEqual(expect.arrayContaining(record.supervision.map(({ id }) => id)));
    }
  }
}
