import type { Output } from '../../../preload/contract.ts';
import type { MatterView } from '../../../preload/contract-kiosk-services.ts';
import type { County } from '../../../sync/ports.ts';
import { countingOf, itemOfCase, movesOf } from '../../case-moves.ts';
import { caseFileOf } from '../../case-sync.ts';
import type { Application, ApplicationSummary } from '../../domain/application.ts';
import { lastMove } from '../../domain/case/case-facts.ts';
import { c1LastDay } from '../../domain/case/case-limits.ts';
import { isCorrectionOpen } from '../../domain/case-file.ts';
import type { Item } from '../../domain/catalogue.ts';
import { progressAt, progressOf } from '../../domain/progress.ts';
import { receiptCheck } from '../../domain/receipt-code.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { currentOperator, type TerminalParts } from '../parts.ts';
import { ownCases } from './own-matters.ts';

type OwnCasesProof = Parameters<County['ownCases']>[0];
type OwnCases = Extract<Awaited<ReturnType<County['ownCases']>>, { ok: true }>['value'];

/**
 * 进度: of this visitor's own matters, each in plain words. What was handed in at another terminal is asked of the county;
 * without a line the answer says that it is not whole.
 */
export async function kioskMatters(parts: TerminalParts): Promise<Result<Output<'kioskMatters'>>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const { visit } = parts.kiosk;
  const here = ownCases(parts).map((summary) => matterOf(parts, summary));
  const proof = proofOf(visit.visitor);
  if (proof === null) return ok({ matters: here, isWhole: true });
  const told = await parts.county()?.ownCases(proof);
  // Somebody else may stand there by now.
  if (parts.kiosk.visit !== visit) return failed('kiosk/not-here', 'the visit has ended');
  if (!told?.ok) return ok({ matters: here, isWhole: false });
  const known = new Set(here.map(({ applicationId }) => applicationId));
  const elsewhere = told.value.cases
    .filter(({ applicationId }) => !known.has(applicationId))
    .map((one) => elsewhereOf(parts, one));
  return ok({ matters: [...here, ...elsewhere], isWhole: true });
}

function proofOf(visitor: TerminalParts['kiosk']['visit']['visitor']): OwnCasesProof | null {
  if (visitor === null) return null;
  if (visitor.kind === 'card') return { idNumber: visitor.reading.idNumber };
  return { localNumber: visitor.localNumber, check: receiptCheck(visitor.applicationId) };
}

/** As far as the county says it: the state, the step that goes with it, and the day. */
function elsewhereOf(parts: TerminalParts, one: OwnCases['cases'][number]): MatterView {
  const { applicationId, localNumber, itemName, office, state, receivedAt, dueDate, outcome, answerBy, asked } = one;
  const catalogue = parts.ledger.catalogue(one.catalogueVersion) ?? parts.ledger.catalogue();
  const item = catalogue?.items.find(({ code }) => code === one.itemCode);
  const days = { acceptBy: null, respondBy: answerBy, decideBy: dueDate };
  const { steps, next } = progressAt({ flow: item?.flow ?? [] }, state, days);
  return {
    isHere: false,
    applicationId,
    localNumber,
    itemName,
    officeName: office,
    state,
    whereabouts: outcome === null ? 'at-county' : 'decided',
    receivedAt,
    receiptPrinted: true,
    steps: [...steps],
    next: answerBy === null ? next : { what: 'you-correct', by: answerBy },
    correction:
      answerBy === null
        ? null
        : {
            respondBy: answerBy,
            defects: asked.map(({ materialCode, text }) => ({
              name: item?.materials.find(({ code }) => code === materialCode)?.name ?? '申请表',
              problem: text,
              remedy: '',
            })),
          },
    consultPhone: item?.consultPhone ?? null,
    outcome,
  };
}

export function matterOf(parts: TerminalParts, summary: ApplicationSummary): MatterView {
  const { id: applicationId, localNumber, itemName, state, whereabouts, receivedAt, receiptPrinted } = summary;
  const application = parts.ledger.application(applicationId);
  const item = application && itemOfCase(parts.ledger, application);
  const told = application && item ? planOf(parts, application, item) : { steps: [], next: null, correction: null };
  return {
    isHere: true,
    applicationId,
    localNumber,
    itemName,
    officeName: parts.ledger.fact('enrolment')?.officeName ?? '',
    state,
    whereabouts,
    receivedAt,
    receiptPrinted,
    outcome: summary.decision?.outcome ?? null,
    consultPhone: item?.consultPhone ?? null,
    ...told,
  };
}

function planOf(
  parts: TerminalParts,
  application: Application,
  item: Item,
): Pick<MatterView, 'steps' | 'next' | 'correction'> {
  const moves = movesOf(parts.ledger, application);
  const counting = countingOf(parts.ledger, application.catalogueVersion);
  const record = { application, item, moves };
  const at = parts.clock.now().toISOString();
  const asked = lastMove(moves, 'ask-correction');
  const correction = application.state === 'CORRECTION' && asked ? asked.detail : null;
  const { steps, next } = progressOf(item, moves, {
    acceptBy: counting && c1LastDay(record, at, counting),
    respondBy: correction?.respondBy ?? null,
    decideBy: application.dueDate,
  });
  const nameOf = (code: string | null) => item.materials.find((one) => one.code === code)?.name ?? '申请表';
  const later = laterAsked(parts, application, nameOf);
  return {
    steps: [...steps],
    next: later ? { what: 'you-correct', by: later.respondBy } : next,
    correction: correction
      ? {
          respondBy: correction.respondBy,
          defects: correction.defects.map(({ materialCode, defect, howToFix }) => ({
            name: nameOf(materialCode),
            problem: defect,
            remedy: howToFix,
          })),
        }
      : later,
  };
}

/** 受理后补齐: the county asks for something without moving the case. */
function laterAsked(
  parts: TerminalParts,
  { id }: Application,
  nameOf: (code: string | null) => string,
): MatterView['correction'] {
  const file = caseFileOf(parts.ledger, id);
  if (!file.correction || !isCorrectionOpen(file)) return null;
  const { items, answerBy, text } = file.correction;
  return {
    respondBy: answerBy,
    defects: items.map((one) => ({
      name: nameOf('materialCode' in one ? one.materialCode : null),
      problem: one.text || text,
      remedy: '',
    })),
  };
}
