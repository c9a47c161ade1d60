import { Buffer } from 'node:buffer';
import type { TerminalState } from '../../preload/contract.ts';
import { configurationInForce } from '../publications/in-force.ts';
import type { TerminalParts } from './parts.ts';
import { setupStep } from './setup-step.ts';

export function terminalState(parts: TerminalParts): TerminalState {
  const { ledger, session } = parts;
  const enrolment = ledger.fact('enrolment');
  return {
    station: parts.station,
    demo: parts.demo,
    training: parts.training.isHere,
    enrolled: enrolment !== null && !parts.training.isHere,
    terminalId: parts.training.isHere ? null : (enrolment?.terminalId ?? null),
    countyName: enrolment?.countyName ?? null,
    officeName: enrolment?.officeName ?? null,
    operator: session.operator,
    deskGeneration: ledger.fact('deskGeneration') ?? 1,
    deskKey: session.operator ? Buffer.from(parts.sealer.deriveKey('desk')).toString('base64') : null,
    catalogueVersion: ledger.catalogue()?.version ?? null,
    now: parts.clock.now().toISOString(),
    version: parts.version,
    idleLockMinutes: configurationInForce(ledger).idleLockMinutes,
    setupStep: setupStep(parts),
  };
}
