import type { Input, Output } from '../../../preload/contract.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { configurationInForce } from '../../publications/in-force.ts';
import type { TerminalParts } from '../parts.ts';
import { tellCounty } from '../staff-calls.ts';

/**
 * 叫工作人员: told to the windows next door through the county while there is a line; the call stands in the chain either
 * way, once. The screen says where the counter is for when nobody comes.
 */
export async function callStaff(
  parts: TerminalParts,
  { page }: Input<'callStaff'>,
): Promise<Result<Output<'callStaff'>>> {
  if (parts.station !== 'kiosk') return failed('kiosk/not-here', 'no kiosk');
  if (parts.calls.open().length === 0) note(parts, page);
  const calledAt = parts.clock.now().toISOString();
  const told = await tellCounty(parts, { step: 'call', callId: parts.newId(), page });
  if (!told.ok) parts.log.warn({ code: told.failure.code }, 'a call for staff reached no window');
  return ok({
    calledAt,
    reached: told.ok,
    waitSeconds: configurationInForce(parts.ledger).kioskStaffWaitSeconds,
    ...whereToGo(parts),
  });
}

/** 窗口在哪里、打哪个电话: what a kiosk always knows of its own office. */
export function whereToGo({ ledger }: TerminalParts): { officeName: string | null; phone: string | null } {
  return {
    officeName: ledger.fact('enrolment')?.officeName ?? null,
    phone: ledger.catalogue()?.county.phone || null,
  };
}

function note(parts: TerminalParts, page: string): void {
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
}
