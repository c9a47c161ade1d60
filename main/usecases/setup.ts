import type { Input } from '../../preload/contract.ts';
import type { SetupView } from '../../preload/contract-setup.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { TerminalParts } from './parts.ts';
import { mayArrange, setupStep } from './setup-step.ts';
import { terminalState } from './terminal-state.ts';

export function setupView(parts: TerminalParts): SetupView {
  const stationIs = parts.ledger.fact('enrolment') ? 'enrolled' : parts.setup.isStationStarted ? 'started' : 'open';
  return { step: setupStep(parts), stationIs };
}

export function goToSetupStep(parts: TerminalParts, { step }: Input<'goToSetupStep'>): Result<SetupView> {
  const allowed = mayArrange(parts);
  if (!allowed.ok) return allowed;
  if (parts.training.isHere) return failed('training/only-outside');
  const kept = parts.ledger.transact((writer) => writer.setFact('setup', { step }));
  if (!kept.ok) return kept;
  parts.publish('terminal', terminalState(parts));
  return ok(setupView(parts));
}

/** The county has the station on record from the enrolment on. */
export async function chooseStation(
  parts: TerminalParts,
  { station }: Input<'chooseStation'>,
): Promise<Result<SetupView>> {
  const allowed = mayArrange(parts);
  if (!allowed.ok) return allowed;
  const view = setupView(parts);
  if (station === parts.station) return ok(view);
  if (view.stationIs !== 'open') return failed('setup/station-fixed');
  parts.log.info({ operatorId: allowed.value.operatorId, station }, 'a station was chosen');
  const reopened = await parts.setup.reopenAs(station);
  return reopened.ok ? ok(view) : reopened;
}
