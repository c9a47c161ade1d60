import type { Input, Output } from '../../preload/contract.ts';
import type { backupCalls } from '../../preload/contract-backup.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { VerbsOf } from '../verbs.ts';
import { currentOperator, type TerminalParts } from './parts.ts';
import { printSlip } from './print-slip.ts';

/** 备份: for whoever works at the window; at a kiosk nobody sees where the copies go. */
export function backupVerbs(parts: TerminalParts): VerbsOf<typeof backupCalls> {
  return {
    backup: () => ok(parts.backup.view()),
    chooseBackup: (input) => chooseBackup(parts, input),
    backUpNow: async () => {
      const staff = staffOf(parts);
      if (!staff.ok) return staff;
      const copied = await parts.backup.copyNow();
      return copied.ok ? ok(parts.backup.view()) : copied;
    },
    printRecoveryCode: (input) => printRecoveryCode(parts, input),
  };
}

async function chooseBackup(
  parts: TerminalParts,
  { place }: Input<'chooseBackup'>,
): Promise<Result<Output<'chooseBackup'>>> {
  const staff = staffOf(parts);
  if (!staff.ok) return staff;
  const chosen = await parts.backup.choose({ place, operatorId: staff.value.id });
  if (!chosen.ok) return chosen;
  return ok({ view: parts.backup.view(), recoveryCode: chosen.value });
}

/** The code comes from the screen that shows it: nothing here has kept it. */
async function printRecoveryCode(
  parts: TerminalParts,
  { recoveryCode, jobId }: Input<'printRecoveryCode'>,
): Promise<Result<Output<'printRecoveryCode'>>> {
  const staff = staffOf(parts);
  if (!staff.ok) return staff;
  const officeName = parts.ledger.fact('enrolment')?.officeName ?? '';
  const slip = parts.paper.recoverySlip(
    { officeName, recoveryCode, at: parts.clock.now().toISOString() },
    parts.deviceBook.profileOf(undefined),
  );
  return printSlip(parts, jobId, slip);
}

function staffOf(parts: TerminalParts) {
  return parts.station === 'kiosk' ? failed('operator/not-allowed') : currentOperator(parts);
}
