import { randomUUID } from 'node:crypto';
import type { Application } from '../../../main/domain/application.ts';
import { formatLocalNumber } from '../../../main/domain/local-number.ts';
import { must } from '../../../main/domain/result.ts';
import type { Window } from './window.ts';

let counter = 0;

/** An application of the window's first item that was accepted here, as the ledger keeps it. */
export function acceptedHere({ parts }: Window, change: Partial<Application>): Application {
  counter += 1;
  const prefix = parts.ledger.fact('enrolment')?.numberPrefix ?? 'A001';
  const item = parts.ledger.catalogue()?.items[0];
  if (!item) throw new Error('the window has no catalogue');
  const application: Application = {
    id: randomUUID(),
    localNumber: formatLocalNumber({ prefix, date: '2026-11-22', counter }),
    countyNumber: null,
    itemCode: item.code,
    itemName: item.name,
    catalogueVersion: 1,
    channel: 'window',
    applicantName: '覃小燕',
    idType: '111',
    idNumber: '450102199001011234',
    phone: '13800001234',
    state: 'ACCEPTED',
    receivedAt: '2026-11-22T02:00:00.000Z',
    acceptedAt: '2026-11-22T02:00:00.000Z',
    dueDate: '2026-12-11',
    operatorId: 'W01',
    operatorName: '李慧',
    situation: {},
    form: {},
    provenance: {},
    identity: { method: 'manual', reason: '测试' },
    materials: [],
    decision: null,
    countyStatusVersion: 0,
    ...change,
  };
  must(parts.ledger.transact((writer) => writer.insertApplication(application)));
  return application;
}
