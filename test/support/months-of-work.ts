import { randomUUID } from 'node:crypto';
import type { Application, Channel } from '../../main/domain/application.ts';
import { addDays, shanghaiDate, weekday } from '../../main/domain/dates.ts';
import { must } from '../../main/domain/result.ts';
import type { Ledger } from '../../main/ledger/port.ts';

const clerks = [
  ['W01', '李慧'],
  ['W02', '王建国'],
] as const;
const villages = ['石桥村', '大业村', '新圩村', '城中社区', '莲塘村'];
const channels: readonly Channel[] = ['window', 'window', 'window', 'window', 'kiosk', 'doorstep', 'delegate'];

/** Two months of a window's work in its ledger, the same each time: what an overview has to be looked at with. */
export function workForMonths(ledger: Ledger, today: string): number {
  const catalogue = ledger.catalogue();
  const items = catalogue?.items.slice(0, 9) ?? [];
  let count = 0;
  for (let back = 60; back >= 0; back -= 1) {
    const day = addDays(today, -back);
    const isOff = weekday(day) === 0 || weekday(day) === 6;
    for (let number = 0; number < (isOff ? 0 : 3 + ((back * 7) % 5)); number += 1) {
      count += 1;
      const item = items[(count * 5) % Math.max(1, Math.min(items.length, 3 + (count % 7)))];
      const [operatorId, operatorName] = clerks[count % 3 === 0 ? 1 : 0] ?? clerks[0];
      const at = `${day}T0${1 + (number % 7)}:${String(10 + (count % 49))}:00.000Z`;
      const application: Application = {
        id: randomUUID(),
        localNumber: `DEMO-${day}-${String(count).padStart(4, '0')}`,
        countyNumber: null,
        itemCode: item?.code ?? 'X',
        itemName: item?.name ?? 'X',
        catalogueVersion: catalogue?.version ?? 1,
        channel: channels[count % channels.length] ?? 'window',
        applicantName: '韦秀兰',
        idType: '111',
        idNumber: '450121195503071224',
        phone: '13800001234',
        state: 'ACCEPTED',
        receivedAt: at,
        acceptedAt: at,
        dueDate: addDays(day, 9),
        operatorId,
        operatorName,
        situation: {},
        form: { applicant: { address: `广西青禾县石桥镇${villages[(count * 3) % 5]}二组` } },
        provenance: {},
        identity: { method: 'manual', reason: '示例' },
        materials: [],
        decision: null,
        countyStatusVersion: 0,
      };
      const decidedAt = `${addDays(day, 2 + ((count * 11) % 12))}T03:00:00.000Z`;
      must(
        ledger.transact((writer) => {
          writer.insertApplication(application);
          const { seq } = writer.appendEvent({
            type: 'application/accepted',
            operatorId,
            applicationId: application.id,
            body: { application },
          });
          writer.putSubmission({
            applicationId: application.id,
            eventSeq: seq,
            state: 'waiting',
            attempts: 0,
            nextAttemptAtMs: 0,
            failure: null,
            failureDetail: null,
          });
          if (shanghaiDate(decidedAt) > today) return;
          const outcome = count % 13 === 0 ? 'denied' : 'approved';
          const decision = { outcome, reason: '', decidedBy: '县里', decidedAt };
          writer.appendEvent({
            type: 'application/status-changed',
            operatorId: null,
            applicationId: application.id,
            body: { statusVersion: 1, state: 'APPROVED', countyNumber: '', decision, correction: null },
          });
        }),
      );
    }
  }
  return count;
}
