import { movesOfCase } from '../../../../main/domain/case/implied-moves.ts';
import type { Move } from '../../../../main/domain/case/move.ts';
import { caseRoleNames } from '../../../../main/domain/case/states.ts';
import { transitions } from '../../../../main/domain/case/transitions.ts';
import { isoClock } from '../../../../main/domain/dates.ts';
import { feeDue, yuan } from '../../../../main/domain/fees.ts';
import type { CaseSource } from '../../exchange/case-source.ts';
import { type FeedEventCode, type FeedRow, feedEvents } from './feed-fields.ts';

/** The events of one case, in the order in which they happened. */
export function feedRows(source: CaseSource): readonly FeedRow[] {
  const moves = movesIn(source);
  return moves.flatMap((move, index) => rowsOf(source, moves, move, index));
}

/** With the steps that earlier releases knew of and did not write down. */
function movesIn({ application, moves, decision }: CaseSource): readonly Move[] {
  // Whatever has moved since an earlier release comes with its beginning.
  if (application.opening === undefined && moves.length > 0) return moves;
  const state = decision === null ? application.state : decision.outcome === 'approved' ? 'APPROVED' : 'DENIED';
  const later = moves.slice(application.opening?.length ?? 0);
  return movesOfCase({ ...application, decision, state: later[0]?.from ?? state } as typeof application, later);
}

function rowsOf(source: CaseSource, moves: readonly Move[], move: Move, index: number): readonly FeedRow[] {
  const row = rowFor(source, move.id);
  const { detail, by, at } = move;
  const acting = { BLRXM: by.name, BLRGH: by.id };
  const names = (codes: readonly string[]) => codes.map((code) => materialName(source, code)).join(';');
  const defects = detail.transition === 'ask-correction' ? detail.defects : [];
  switch (detail.transition) {
    case 'receive':
    case 'receive-pre-checked':
      return [application(source, move)];
    case 'pre-check':
      return [row('1', { ...office(source, 'YSLBMMC', 'YSLBMZZJGDM'), ...acting, YSLZTDM: '1', YSLSJ: isoClock(at) })];
    case 'accept':
    case 'deem-accepted':
      return [accepted(source, move, '1', '')];
    case 'refuse':
      return [accepted(source, move, '2', `${detail.reason}（${detail.basis}）`)];
    case 'ask-correction':
      return [
        row('7', {
          BZGZFCRXM: by.name,
          BZGZYY: defects.map(({ defect }) => defect).join(';'),
          BZCLQD: names(defects.flatMap(({ materialCode }) => materialCode ?? [])),
          BZGZSJ: isoClock(at),
        }),
      ];
    case 'hand-in':
    case 'complete-deferred':
      return [
        row('8', {
          BZSLBLRXM: by.name,
          BZCLQD: names(detail.materials),
          BZSJ: isoClock(at),
          BZSLJTDD: source.office.name,
        }),
      ];
    case 'suspend':
      return [
        row('5', {
          XH: String(serial(moves, index, ['suspend', 'extend'])),
          TBCXZL: 'B',
          TBCXZLMC: detail.procedure,
          TBCXKSRQ: isoClock(at).slice(0, 10),
          TBCXPZR: move.second?.name ?? by.name,
          TBCXQDLYHYJ: detail.reason,
          SQNR: detail.procedure,
          TBCXSX: String(detail.plannedDays),
          TBCXSXDW: unitOf(source, detail.procedure),
        }),
      ];
    case 'extend':
      return [
        row('5', {
          XH: String(serial(moves, index, ['suspend', 'extend'])),
          TBCXZL: 'A',
          TBCXZLMC: '延长审批',
          TBCXKSRQ: isoClock(at).slice(0, 10),
          TBCXPZR: move.second?.name ?? by.name,
          TBCXQDLYHYJ: detail.reason,
          SQNR: '延长审批时限',
          TBCXSX: String(detail.days),
          TBCXSXDW: source.item?.promisedLimit.unit === 'day' ? 'Z' : 'G',
        }),
      ];
    case 'resume':
      return [
        row('6', {
          XH: String(
            serial(
              moves,
              moves.findLastIndex((one, at_) => at_ < index && one.detail.transition === 'suspend'),
              ['suspend', 'extend'],
            ),
          ),
          TBCXJG: detail.result,
          JGCSRQ: isoClock(at).slice(0, 10),
          TBCXJSRQ: isoClock(at).slice(0, 10),
        }),
      ];
    case 'start':
    case 'transfer':
    case 'verify':
      return [approval(source, moves, move, index)];
    case 'decide':
      return [
        approval(source, moves, move, index),
        concluded(source, move, detail.outcome === 'approved' ? '0' : '1', detail.reason),
      ];
    case 'lapse':
      return [concluded(source, move, '5', '补正逾期')];
    case 'terminate':
    case 'withdraw':
      return [concluded(source, move, '1', detail.reason)];
    case 'void':
      return [concluded(source, move, '2', detail.reason)];
    case 'deliver':
      return [
        row('9', {
          LQRXM: detail.receiver.name,
          LQRZJLX: detail.receiver.idNumber === '' ? '' : '111',
          LQRSFZJHM: detail.receiver.idNumber,
          LQFS: detail.method === 'post' ? '2' : '1',
          LQSJ: isoClock(at),
        }),
      ];
    case 'archive':
      return [];
  }
}

type Values<C extends FeedEventCode> = Partial<FeedRow<C>['values']>;

/** Fills in what every event has, and leaves no field out. */
function rowFor(source: CaseSource, moveId: string) {
  return <C extends FeedEventCode>(event: C, given: Values<C>): FeedRow => {
    const empty = Object.fromEntries(Object.keys(feedEvents[event].fields).map((field) => [field, '']));
    const ofAll = {
      SBLSH: source.countyNumber ?? source.application.localNumber,
      SXBM: source.item?.implementationCode ?? source.application.itemCode,
      XZQHDM: source.office.placeCode || source.county.code,
      YWLSH: source.application.localNumber,
      SJBBH: String(Math.max(1, source.application.countyStatusVersion + 1)),
      BZ: moveId,
    };
    return { event, values: { ...empty, ...ofAll, ...given } } as unknown as FeedRow;
  };
}

function application(source: CaseSource, { id, at, detail }: Move): FeedRow {
  const { application: one, applicant, agent, office: place } = source;
  const contact = (agent ?? applicant) as Readonly<Record<string, unknown>>;
  const text = (key: string) => (typeof contact[key] === 'string' ? contact[key] : '');
  const isDirect = detail.transition === 'receive' && detail.mode === 'kiosk';
  return rowFor(source, id)('0', {
    SXMC: one.itemName,
    SQRLX: source.item?.serviceObject[0] ?? '1',
    SQRMC: one.applicantName,
    SQRZJLX: one.idType,
    SQRZJHM: one.idNumber,
    LXRXM: text('name') || one.applicantName,
    LXRZJLX: text('idType') || one.idType,
    LXRSFZJHM: text('idNumber') || one.idNumber,
    LXRSJ: text('phone') || one.phone,
    LXRYX: text('email'),
    SBXMMC: `${one.applicantName}${one.itemName}`,
    SBCLQD: source.materials
      .filter(({ isCollected }) => isCollected)
      .map(({ name }) => name)
      .join(';'),
    TJFS: isDirect ? '2' : '1',
    SBHZH: one.localNumber,
    SBSJ: isoClock(at),
    SBJTWD: place.name,
  });
}

function accepted(source: CaseSource, { id, at, by }: Move, state: string, refusal: string): FeedRow {
  const { item } = source;
  const due = item ? feeDue(item, source.application.situation).totalFen : null;
  return rowFor(source, id)('2', {
    ...office(source, 'SLBMMC', 'SLBMZZJDDM'),
    BLRXM: by.name,
    BLRGH: by.id,
    SLZTDM: state,
    BSLYY: refusal,
    SLHZH: source.application.localNumber,
    SLSJ: isoClock(at),
    GDBLSX: item ? String((item.legalLimit ?? item.promisedLimit).value) : '',
    GDBLSXDDW: (item?.legalLimit ?? item?.promisedLimit)?.unit === 'day' ? 'Z' : 'G',
    GDSF: due === null ? '' : yuan(due),
    SLZLQD: source.materials
      .filter(({ isCollected }) => isCollected)
      .map(({ name }) => name)
      .join(';'),
    SLJTDD: source.office.name,
  });
}

function approval(source: CaseSource, moves: readonly Move[], { id, at, by, detail }: Move, index: number): FeedRow {
  const step = detail.transition === 'start' ? detail.step : transitions[detail.transition].name.zh;
  const opinion = 'reason' in detail ? detail.reason : detail.transition === 'transfer' ? `转报${detail.to}` : '';
  return rowFor(source, id)('3', {
    // 1 承办 2 审核 3 批准 (devices §3.5)
    SPHJDM: detail.transition === 'decide' ? '3' : detail.transition === 'start' ? '1' : '2',
    SPHJMC: step,
    ...office(source, 'SPBMMC', 'SPBMZZJDMD', by.role === 'C'),
    SPRXM: by.name,
    SPRZWDM: by.role,
    SPRZWMC: caseRoleNames[by.role].zh,
    SPYJ: opinion,
    SPSJ: isoClock(at),
    SPHJZTDM: detail.transition === 'decide' && detail.outcome === 'denied' ? '2' : '1',
    SPBZH: String(serial(moves, index, ['start', 'transfer', 'verify', 'decide'])),
  });
}

function concluded(source: CaseSource, { id, at, by }: Move, result: string, reason: string): FeedRow {
  const isGranted = result === '0';
  return rowFor(source, id)('4', {
    ...office(source, 'BJBMMC', 'BJBMZZJDDM', by.role === 'C'),
    BJJGDM: result,
    BJJGMS: isGranted ? '准予' : reason,
    ZFHTHYY: isGranted ? '' : reason,
    ZJGZMC: isGranted ? (source.item?.resultName ?? '') : '',
    FZGZDW: isGranted ? (source.item?.implementer.name ?? '') : '',
    SFJE: source.paidFen === null ? '0.00' : yuan(source.paidFen),
    // GB/T 39046: 元
    JEDWDM: '1',
    BJSJ: isoClock(at),
  });
}

/** The unit that acted, under the names that this event has for it: the window's own, or the department above. */
function office<N extends string, C extends string>(source: CaseSource, name: N, code: C, isCounty = false) {
  const uscc = source.item?.implementer.uscc ?? '';
  return { [name]: isCounty ? (source.item?.implementer.name ?? '') : source.office.name, [code]: uscc } as Record<
    N | C,
    string
  >;
}

function materialName({ item }: CaseSource, code: string): string {
  return item?.materials.find((material) => material.code === code)?.name ?? code;
}

function unitOf({ item }: CaseSource, procedure: string): string {
  return item?.specialProcedures.find(({ name }) => name === procedure)?.days?.unit === 'day' ? 'Z' : 'G';
}

/** 1 for the first of these steps. */
function serial(moves: readonly Move[], index: number, names: readonly Move['detail']['transition'][]): number {
  return moves.slice(0, index + 1).filter(({ detail }) => names.includes(detail.transition)).length;
}
