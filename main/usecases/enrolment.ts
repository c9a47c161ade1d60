import type { Input } from '../../preload/contract.ts';
import type { EnrolmentView } from '../../preload/contract-enrolment.ts';
import { ok, type Result } from '../domain/result.ts';
import type { TerminalParts } from './parts.ts';
import { mayArrange } from './setup-step.ts';

export function enrolmentView({ ledger, enrolment, training }: TerminalParts): EnrolmentView {
  // Practice has a place to number from, and belongs to no county.
  const kept = training.isHere ? null : ledger.fact('enrolment');
  const order = enrolment.order();
  return {
    identity: kept && {
      terminalId: kept.terminalId,
      numberPrefix: kept.numberPrefix,
      countyUrl: kept.countyUrl,
      countyName: kept.countyName,
      officeName: kept.officeName,
      enrolledAt: kept.enrolledAt,
      suite: kept.privateKey?.crv === 'SM2' ? 'guomi' : 'international',
      keyNumber: kept.keyNumber ?? 1,
      replaces: kept.replaces ?? null,
    },
    order: order && {
      countyUrl: order.countyUrl,
      isUnderWay: order.isUnderWay,
      failure: order.failure && { code: order.failure.code, detail: order.failure.detail },
    },
  };
}

/** For whoever works here; the page of a locked terminal has no business with it. */
export function readEnrolment(parts: TerminalParts): Result<EnrolmentView> {
  const allowed = mayArrange(parts);
  return allowed.ok ? ok(enrolmentView(parts)) : allowed;
}

/** 入网, or 重新入网: everything on this terminal stays, and goes on under the new identity. */
export async function enrol(parts: TerminalParts, input: Input<'enrol'>): Promise<Result<EnrolmentView>> {
  const allowed = mayArrange(parts);
  if (!allowed.ok) return allowed;
  parts.log.info(
    { operatorId: parts.session.operator?.id ?? null, countyUrl: input.countyUrl },
    'a code for the enrolment was typed',
  );
  const enrolled = await parts.enrolment.enrol({ countyUrl: input.countyUrl, code: input.code });
  return enrolled.ok ? ok(enrolmentView(parts)) : enrolled;
}
