import type { ApplicationSummary } from '../../../../main/domain/application.ts';
import { failed, ok, type Result } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import type { PrintTask } from './print-all.ts';

/** 回执: those that have none yet, and with `isAgain` a 补打 of the others. */
export function receiptTasks(chosen: readonly ApplicationSummary[], isAgain: boolean): readonly PrintTask[] {
  return chosen
    .filter(({ receiptPrinted }) => isAgain || !receiptPrinted)
    .map(({ id, applicantName, localNumber, receiptPrinted }) => ({
      jobId: crypto.randomUUID(),
      name: `${applicantName} ${localNumber}`,
      print: async (jobId) => {
        const printed = await call('printReceipt', { applicationId: id, jobId, reprint: receiptPrinted });
        if (!printed.ok) return printed;
        const { failure } = printed.value;
        return printed.value.printed === 'failed'
          ? { ok: false, failure: failure ?? { code: 'printer/state-unknown' } }
          : ok();
      },
    }));
}

/** 文书: the citizen's copies that were issued and never printed, of all that are chosen. */
export async function documentTasks(
  chosen: readonly ApplicationSummary[],
  isAgain: boolean,
): Promise<Result<readonly PrintTask[]>> {
  const tasks: PrintTask[] = [];
  for (const { id, applicantName } of chosen) {
    const asked = await call('documentsOf', { applicationId: id });
    if (!asked.ok) return asked;
    for (const document of asked.value.issued) {
      if (document.voided !== null) continue;
      for (const { copy, prints } of document.copies) {
        if (prints > 0 && !isAgain) continue;
        tasks.push({
          jobId: crypto.randomUUID(),
          name: `${applicantName} ${document.numberText}`,
          print: async (jobId) => {
            const printed = await call('printCaseDocument', { documentId: document.id, copy, jobId });
            if (!printed.ok) return printed;
            return printed.value.state === 'aborted' || printed.value.state === 'cancelled'
              ? failed(printed.value.trouble ?? 'printer/state-unknown')
              : ok();
          },
        });
      }
    }
  }
  return ok(tasks);
}
