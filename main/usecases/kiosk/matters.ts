import type { Output } from '../../../preload/contract.ts';
import type { MatterView } from '../../../preload/contract-kiosk-services.ts';
import { countingOf, itemOfCase, movesOf } from '../../case-moves.ts';
import { caseFileOf } from '../../case-sync.ts';
import type { Application, ApplicationSummary } from '../../domain/application.ts';
import { lastMove } from '../../domain/case/case-facts.ts';
import { c1LastDay } from '../../domain/case/case-limits.ts';
import { isCorrectionOpen } from '../../domain/case-file.ts';
import type { Item } from '../../domain/catalogue.ts';
import { progressOf } from '../../domain/progress.ts';
import { ok, type Result } from '../../domain/result.ts';
import { currentOperator, type TerminalParts } from '../parts.ts';
import { ownCases } from './own-matters.ts';

/** 进度: of this visitor's own applications, each in plain words. */
export function kioskMatters(parts: TerminalParts): Result<Output<'kioskMatters'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  return ok(ownCases(parts).map((summary) => matterOf(parts, summary)));
}

export function matterOf(parts: TerminalParts, summary: ApplicationSummary): MatterView {
  const { id: applicationId, localNumber, itemName, state, whereabouts, receivedAt, receiptPrinted } = summary;
  const application = parts.ledger.application(applicationId);
  const item = application && itemOfCase(parts.ledger, application);
  const told = application && item ? planOf(parts, application, item) : { steps: [], next: null, correction: null };
  return {
    applicationId,
    localNumber,
    itemName,
    state,
    whereabouts,
    receivedAt,
    receiptPrinted,
    outcome: summary.decision?.outcome ?? null,
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
