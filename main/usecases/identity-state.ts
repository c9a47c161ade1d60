import type { Input, Output } from '../../preload/contract.ts';
import { putIdentityTask } from '../citizen-sync.ts';
import type { Application } from '../domain/application.ts';
import {
  type HeldIdentity,
  type IdentityFinding,
  isHeldByIdentity,
  mismatchNotice,
  needsLead,
  standingOf,
  unheardIdentity,
} from '../domain/identity/verification.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { afterChange } from './amend-application.ts';
import { operatedCase } from './case-view.ts';
import { itemOf } from './check-draft.ts';
import { rolesOf } from './operator-roles.ts';
import type { TerminalParts } from './parts.ts';

/** What the county's population database said of this application's applicant, and what is to be done about it. */
export function identityState(parts: TerminalParts, input: Input<'identityState'>): Result<Output<'identityState'>> {
  const found = operatedCase(parts, input.applicationId);
  if (!found.ok) return found;
  return ok(viewOf(parts, found.value.application, found.value.operator.id));
}

/** 核实: into the ledger, and to the county with the rest; the case stays held until the county has checked again. */
export function settleIdentity(parts: TerminalParts, input: Input<'settleIdentity'>): Result<Output<'settleIdentity'>> {
  const found = operatedCase(parts, input.applicationId);
  if (!found.ok) return found;
  const { application, operator } = found.value;
  if (!rolesOf(parts, operator.id).includes('lead')) return failed('operator/not-allowed');
  const held = heldIdentity(parts, application.id);
  if (!needsLead(held) || held.word === null) return failed('application/state-forbids', 'no mismatch is open');
  const finding: IdentityFinding = {
    applicationId: application.id,
    finding: input.finding,
    text: input.text,
    foundBy: operator.name,
    at: parts.clock.now().toISOString(),
    about: held.word.version,
  };
  const written = parts.ledger.transact((writer) => {
    writer.setFact(`identity/${application.id}`, { ...held, finding });
    putIdentityTask(parts.ledger, writer, application.id, false);
    writer.appendEvent({
      type: 'identity/settled',
      operatorId: operator.id,
      applicationId: application.id,
      body: { finding },
    });
  });
  if (!written.ok) return written;
  afterChange(parts);
  parts.engine()?.kick();
  return ok(viewOf(parts, application, operator.id));
}

/** 挂起 (R39): whoever moves a case asks this first. */
export function isHeldForIdentity(parts: Pick<TerminalParts, 'ledger'>, applicationId: string): boolean {
  return isHeldByIdentity(parts.ledger.fact(`identity/${applicationId}`) ?? unheardIdentity);
}

function heldIdentity(parts: TerminalParts, applicationId: string): HeldIdentity {
  return parts.ledger.fact(`identity/${applicationId}`) ?? unheardIdentity;
}

function viewOf(parts: TerminalParts, application: Application, operatorId: string): Output<'identityState'> {
  const held = heldIdentity(parts, application.id);
  const isHeld = isHeldByIdentity(held);
  const { applicantName, itemName, localNumber } = application;
  return {
    standing: standingOf(held),
    word: held.word,
    finding: held.finding,
    isHeld,
    mayAnswer: needsLead(held) && rolesOf(parts, operatorId).includes('lead'),
    notice: isHeld
      ? mismatchNotice({
          applicantName,
          itemName,
          localNumber,
          officeName: parts.ledger.fact('enrolment')?.officeName ?? '',
          phone: itemOf(parts, application)?.consultPhone ?? '12345',
        })
      : null,
  };
}
