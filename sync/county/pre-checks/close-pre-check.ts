import type { Application } from '../../../main/domain/application.ts';
import type { LedgerEvent } from '../../../main/domain/ledger-event.ts';
import type { Transaction } from '../store/database.ts';

/**
 * An application that began with a pre-check closes it, and its trail says so. Whatever is odd about the number is said
 * there too and refuses nothing: the citizen holds a receipt, and a clerk can compare the two.
 */
export async function closePreCheck(
  tx: Transaction,
  event: LedgerEvent,
  application: Application,
  now: Date,
): Promise<void> {
  const caseNumber = application.preCheck?.caseNumber;
  if (caseNumber === undefined) return;
  const closed = await tx.query(
    'update pre_checks set application_id = $2 where case_number = $1 and application_id is null returning case_number',
    [caseNumber, application.id],
  );
  const detail = closed.length > 0 ? `预审编号 ${caseNumber}` : await whyNot(tx, caseNumber);
  await tx.query(
    'insert into application_actions (application_id, at, actor, action, detail) values ($1, $2, $3, $4, $5)',
    [application.id, now, event.operatorId ?? '', 'pre-check', detail],
  );
}

async function whyNot(tx: Transaction, caseNumber: string): Promise<string> {
  const [other] = await tx.query<{ local_number: string }>(
    `select a.local_number from pre_checks p join applications a on a.id = p.application_id where p.case_number = $1`,
    [caseNumber],
  );
  if (other === undefined) return `县里没有预审编号 ${caseNumber}`;
  return `预审编号 ${caseNumber} 已有办件 ${other.local_number}，请核对是否重复`;
}
