import type { Input, Output } from '../../../preload/contract.ts';
import { caseFileOf } from '../../case-sync.ts';
import type { Application } from '../../domain/application.ts';
import { contentHere } from '../../domain/case-file.ts';
import { type CopyRow, copyRows } from '../../domain/copy-out/rows.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { CopyOutContext } from '../../paper/port.ts';
import { configurationInForce } from '../../publications/in-force.ts';
import { operatedCase } from '../case-view.ts';
import { itemOf } from '../check-draft.ts';
import type { TerminalParts } from '../parts.ts';

/** 抄录: for systems that have no interface. The answers as they stand now, in the target's order. */
export function copyOut(parts: TerminalParts, { applicationId }: Input<'copyOut'>): Result<Output<'copyOut'>> {
  const found = rowsOf(parts, applicationId);
  if (!found.ok) return found;
  const { rows, system } = found.value;
  const clearAfterSeconds = configurationInForce(parts.ledger).clipboardSeconds;
  return ok({ system, rows: rows.map((row) => ({ ...row })), clearAfterSeconds });
}

/** 留痕: who copied which fields, never what stood in them. */
export function noteCopied(parts: TerminalParts, input: Input<'noteCopied'>): Result<null> {
  const found = rowsOf(parts, input.applicationId);
  if (!found.ok) return found;
  const { rows, system, operatorId } = found.value;
  const unknown = input.fields.filter((from) => !rows.some((row) => row.from === from));
  if (unknown.length > 0) return failed('input/invalid', `no such field: ${unknown.join(', ')}`);
  const noted = parts.ledger.transact((writer) => {
    writer.appendEvent({
      type: 'application/copied-out',
      operatorId,
      applicationId: input.applicationId,
      body: { system, fields: input.fields, how: input.how },
    });
  });
  return noted.ok ? ok(null) : noted;
}

export function copyOutSheet(parts: TerminalParts, { applicationId }: Input<'copyOutSheet'>): Result<{ url: string }> {
  const found = rowsOf(parts, applicationId);
  if (!found.ok) return found;
  const fields = found.value.rows.map(({ from }) => from);
  const noted = noteCopied(parts, { applicationId, fields, how: 'paper' });
  return noted.ok ? ok({ url: `/documents/copy-out-${applicationId}.pdf` }) : noted;
}

export function copyOutContext(parts: TerminalParts, applicationId: string): Result<CopyOutContext> {
  const found = rowsOf(parts, applicationId);
  if (!found.ok) return found;
  const { application, rows, system, operatorName } = found.value;
  return ok({
    application,
    rows,
    system,
    clerkName: operatorName,
    officeName: parts.ledger.fact('enrolment')?.officeName ?? '',
    printedAt: parts.clock.now().toISOString(),
  });
}

function rowsOf(
  parts: TerminalParts,
  applicationId: string,
): Result<{
  readonly application: Application;
  readonly rows: readonly CopyRow[];
  readonly system: string | null;
  readonly operatorId: string;
  readonly operatorName: string;
}> {
  const found = operatedCase(parts, applicationId);
  if (!found.ok) return found;
  const { application, operator } = found.value;
  // A mapping is a matter of the target system today, not of the version that the case began with.
  const own = itemOf(parts, application);
  const current = parts.ledger.catalogue()?.items.find(({ code }) => code === application.itemCode);
  if (!own) return failed('item/unknown');
  const item = { ...own, copyOut: (current ?? own).copyOut };
  const { form } = contentHere(application, caseFileOf(parts.ledger, applicationId));
  const rows = copyRows(item, { ...application, form });
  const system = item.copyOut?.system ?? null;
  return ok({ application, rows, system, operatorId: operator.id, operatorName: operator.name });
}
