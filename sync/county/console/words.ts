import { type CaseState, caseStateNames } from '../../../main/domain/case/states.ts';
import type { WorkCalendar } from '../../../main/domain/catalogue.ts';
import { workingDaysLeft } from '../../../main/domain/clocks/working-days.ts';
import { shanghaiDate, shortTime } from '../../../main/domain/dates.ts';
import type { ApplicationRow } from '../store/port.ts';
import { type Html, html } from './html.ts';

export function stateOf(row: ApplicationRow): Html {
  if (row.deliveredAt === null) return html`<span class="state warn">◔ 材料传输中</span>`;
  if (row.status === 'APPROVED') return html`<span class="state good">✓ 同意</span>`;
  if (row.status === 'DENIED') return html`<span class="state bad">✕ 不予</span>`;
  if (row.correctionBy !== null) return html`<span class="state warn">↺ 等窗口补正</span>`;
  if (row.status === 'ACCEPTED') return html`<span class="state">○ 待审批</span>`;
  const words = caseStateNames[row.status as CaseState]?.zh ?? row.status;
  return html`<span class="state${paused.includes(row.status) ? ' warn' : ''}">${words}</span>`;
}

/** Seen here, and nothing to decide yet. */
const paused: readonly string[] = ['RECEIVED', 'CORRECTION', 'SPECIAL'];

export function limitOf(row: ApplicationRow, calendar: WorkCalendar | null, now: Date): Html {
  if (row.dueDate === null) return html`<span class="soft">—</span>`;
  if (row.decision !== null || calendar === null) return html`${row.dueDate}`;
  const today = shanghaiDate(now.toISOString());
  const left = workingDaysLeft({ today, dueDate: row.dueDate, calendar });
  const isPast = row.dueDate < today;
  // On the weekend after a Friday no working day is lost yet, but the day is past.
  const past = left === 0 ? '已过期' : `已超 ${-left} 个工作日`;
  const words = isPast ? past : left === 0 ? '今天到期' : `还剩 ${left} 个工作日`;
  return html`${row.dueDate}<br><span class="${isPast ? 'bad' : left <= 1 ? 'warn' : 'soft'}">${words}</span>`;
}

export function instant(at: Date | string | null): string {
  if (at === null) return '—';
  return shortTime(typeof at === 'string' ? at : at.toISOString());
}

export const eventNames: Readonly<Record<string, string>> = {
  'application/received': '收件',
  'application/accepted': '受理',
  'case/moved': '窗口办理一步',
  'visit/assigned': '上门任务',
  'visit/reported': '上门情况',
  'evidence/photo-changed': '上门照片拿掉或放回一张',
  'evidence/sealed': '上门留痕',
  'evidence/delivered': '上门照片已送县里',
  'handover/packed': '打包交接',
  'handover/settled': '材料交接',
  'receipt/handwritten': '手写凭证',
  'case/move-refused': '终端收到：一步未生效',
  'move-refused': '窗口的一步不合规定，未生效',
  'move-start': '开始办理',
  'move-suspend': '特别程序开始',
  'move-resume': '特别程序结束',
  'move-extend': '延期',
  'move-transfer': '转报',
  'move-terminate': '终止',
  'move-deliver': '代办员送达',
  'application/delivered': '送达县平台',
  'application/status-changed': '终端收到办理结果',
  'application/needs-attention': '终端标记需要处理',
  'application/amended': '窗口作出补正或更正',
  'application/amendment-settled': '终端收到补正结果',
  'supervision/received': '终端收到督办',
  'supervision/answered': '窗口答复督办',
  'correction-asked': '要求补正',
  'correction-withdrawn': '撤回补正要求',
  'demand-refused': '要求目录外的材料或内容，已拒绝',
  'amended-by-terminal': '窗口的修改生效',
  'amended-by-county': '县里修改',
  'amendment-conflict': '窗口的修改与现版本冲突，未生效',
  'amendment-decided': '办结后才到的修改，未生效',
  forwarded: '转办',
  supervised: '督办',
  'supervision-answered': '督办已答复',
  'supervision-closed': '督办办结',
  'alarm-withdrawn': '摘牌',
  'alarm/raised': '终端亮灯、发牌',
  'alarm/changed': '终端升降牌',
  'alarm/answered': '窗口说明情况',
  'alarm/cleared': '终端消警',
  'alarm/withdrawn': '终端摘牌',
  'shift/handed-over': '交接班',
  'day/closed': '日结',
  'identity-match': '身份核验一致',
  'identity-mismatch': '身份核验不一致，挂起',
  'identity-unavailable': '身份暂时核验不了',
  'identity-settled': '窗口核实身份',
  'credit-good': '信用核查：良好',
  'credit-bad': '信用核查：有失信记录，停用容缺和承诺',
  'credit-unknown': '信用核查：查无记录',
  'credit/told': '终端收到信用核查结果',
  'identity/verified': '终端收到身份核验结果',
  'identity/settled': '窗口核实身份',
  'citizen/screen-opened': '交给群众评价',
  'citizen/confirmed': '群众核对确认',
  'citizen/signed': '群众签名',
  'rating/given': '群众已评价',
  'material/reused': '复用已交材料',
  'original/kept': '留存原件',
  'original/returned': '退还原件',
  'card/read': '读取证件',
  'receipt/printed': '打印回执',
  'receipt/reprinted': '补打回执',
  'receipt/failed': '回执打印失败',
  'document/printed': '打印文书',
  'pre-check': '预审带入',
  approved: '县里同意',
  denied: '县里不予',
};

export const stationNames: Readonly<Record<string, string>> = { window: '窗口', kiosk: '自助机', agent: '代办' };
export const channelNames: Readonly<Record<string, string>> = {
  window: '窗口',
  kiosk: '自助机',
  doorstep: '上门',
  delegate: '代办',
};

/** Why the county's word about an application was not taken. */
export const whyNot = {
  'not-found': '没有这件办件',
  'in-transit': '材料还没有传完，传完才能办理',
  'already-decided': '这件办件已经有人审批过了，请看下面的结果',
  decided: '这件办件已经有人审批过了，请看下面的结果',
  'asked-already': '已经有一项补正要求等窗口答复，撤回后才能另发',
  'nothing-open': '已经没有未办结的了',
  changed: '这件办件刚刚改过，请看过新版本再办',
} as const;
