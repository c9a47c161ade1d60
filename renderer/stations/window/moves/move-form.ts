import { refuseReasons } from '../../../../main/domain/case/coded-reasons.ts';
import { usualRemedies } from '../../../../main/domain/case/implied-moves.ts';
import type { MoveDetail, TransitionName } from '../../../../main/domain/case/move.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';

/** What a clerk has typed and ticked in the dialog of a move; the words of the move itself are made of it. */
export interface MoveForm {
  readonly texts: Readonly<Record<string, string>>;
  readonly ticked: readonly string[];
  readonly committed: readonly string[];
  readonly isYes: boolean;
}

/** What the dialog has to know of the case. */
export interface MoveMatter {
  readonly item: Item;
  readonly missing: readonly string[];
  readonly deferrals: readonly { readonly materialCode: string; readonly by: string }[];
  readonly committed: readonly string[];
  readonly days: { readonly respondBy: string; readonly deferBy: string | null } | null;
  readonly applicant: { readonly name: string; readonly idNumber: string };
  readonly officeName: string;
}

export function blankForm(transition: TransitionName, matter: MoveMatter): MoveForm {
  const { item, missing, days, applicant, deferrals, committed } = matter;
  const waived = missing.filter((code) => item.materials.find((one) => one.code === code)?.deferrable);
  const [procedure] = item.specialProcedures;
  const texts: Record<string, string> = {
    by: days?.deferBy ?? '',
    respondBy: days?.respondBy ?? '',
    reasonCode: transition === 'terminate' ? 'applicant-gone' : 'conditions-not-met',
    step: item.flow.find(({ role }) => role !== 'W')?.step ?? item.flow[0]?.step ?? '',
    procedure: procedure?.name ?? '',
    days: String(procedure?.days?.value ?? 1),
    outcome: 'approved',
    remedies: usualRemedies,
    documents: item.resultName,
    method: 'direct',
    receiverName: applicant.name,
    receiverNumber: applicant.idNumber,
    relation: '本人',
    place: matter.officeName,
    ...Object.fromEntries(missing.map((code) => [`defect/${code}`, '未提交'])),
  };
  const ticked: Partial<Record<TransitionName, readonly string[]>> = {
    accept: waived,
    'ask-correction': missing,
    'complete-deferred': deferrals.map(({ materialCode }) => materialCode),
    verify: committed,
  };
  return { texts, ticked: ticked[transition] ?? [], committed: [], isYes: transition === 'verify' };
}

/** Where the clerk has to write the law themselves nothing is filled in. */
export function basisOf(reasonCode: string): string {
  return refuseReasons.find(({ code }) => code === reasonCode)?.basis ?? '';
}

/** The move in its own words; what does not fit yet is said by the main process, in a sentence. */
export function detailOf(transition: TransitionName, form: MoveForm, matter: MoveMatter): MoveDetail {
  const { texts, ticked, committed, isYes } = form;
  const text = (key: string): string => (texts[key] ?? '').trim();
  const orNull = (key: string): string | null => (text(key) === '' ? null : text(key));
  switch (transition) {
    case 'accept': {
      const deferred = ticked.filter((code) => !committed.includes(code));
      return {
        transition,
        deferred: deferred.map((materialCode) => ({ materialCode, by: text('by') })),
        committed: [...committed],
      };
    }
    case 'ask-correction': {
      const papers = ticked.map((code) => ({
        materialCode: code,
        pointer: null,
        defect: text(`defect/${code}`),
        howToFix: text(`fix/${code}`) || sourceOf(code, matter),
      }));
      const onForm = text('defect/form');
      const ofForm =
        onForm === ''
          ? []
          : [{ materialCode: null, pointer: '/', defect: onForm, howToFix: text('fix/form') || onForm }];
      return { transition, defects: [...papers, ...ofForm], respondBy: text('respondBy'), newFact: orNull('newFact') };
    }
    case 'hand-in':
      return { transition, materials: [...ticked] };
    case 'complete-deferred':
      return { transition, materials: [...ticked] };
    case 'refuse':
      return {
        transition,
        reasonCode: text('reasonCode'),
        reason: text('reason'),
        basis: text('basis') || basisOf(text('reasonCode')),
        otherAuthority: orNull('otherAuthority'),
      };
    case 'start':
      return { transition, step: text('step') };
    case 'suspend':
      return { transition, procedure: text('procedure'), plannedDays: Number(text('days')), reason: text('reason') };
    case 'resume':
      return { transition, result: text('result') };
    case 'extend':
      return { transition, days: Number(text('days')), reason: text('reason') };
    case 'terminate':
      return { transition, reasonCode: text('reasonCode'), reason: text('reason') };
    case 'transfer':
      return { transition, to: text('to') };
    case 'decide': {
      const isDenied = text('outcome') === 'denied';
      return {
        transition,
        outcome: isDenied ? 'denied' : 'approved',
        reason: text('reason'),
        remedies: isDenied ? text('remedies') : '',
      };
    }
    case 'verify':
      return { transition, materials: [...ticked], matches: isYes, note: text('note') };
    case 'deliver':
      return {
        transition,
        documents: [text('documents')],
        method: text('method') as 'direct',
        receiver: { name: text('receiverName'), idNumber: text('receiverNumber'), relation: text('relation') },
        place: text('place'),
        witness: orNull('witness'),
        refusedBecause: orNull('refusedBecause'),
      };
    case 'withdraw':
      return { transition, reason: text('reason'), returned: [...ticked], isSigned: isYes };
    case 'void':
      return { transition, reason: text('reason') };
    case 'lapse':
      return { transition };
    default:
      throw new Error(`${transition} has no dialog`);
  }
}

function sourceOf(code: string, { item }: MoveMatter): string {
  const found = item.materials.find((one) => one.code === code);
  return found ? `${found.source}办理后补交` : '补交';
}
