import type { Input, Output } from '../../../preload/contract.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { TerminalParts } from '../parts.ts';

/** 叫工作人员: the call stands in the chain, which the county reads; the screen says where the counter is. */
export function callStaff(parts: TerminalParts, { page }: Input<'callStaff'>): Result<Output<'callStaff'>> {
  if (parts.station !== 'kiosk') return failed('kiosk/not-here', 'no kiosk');
  const noted = parts.ledger.transact((writer) => {
    writer.appendEvent({
      type: 'kiosk/staff-called',
      operatorId: parts.session.operator?.id ?? null,
      applicationId: null,
      body: { page },
    });
  });
  // A disk that takes nothing must not keep a person from being helped.
  if (!noted.ok) parts.log.error({ code: noted.failure.code }, 'a call for staff could not be noted');
  else parts.engine()?.kick();
  return ok({
    calledAt: parts.clock.now().toISOString(),
    officeName: parts.ledger.fact('enrolment')?.officeName ?? null,
    phone: parts.ledger.catalogue()?.county.phone || null,
  });
}
