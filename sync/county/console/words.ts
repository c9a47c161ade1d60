import type { WorkCalendar } from '../../../main/domain/catalogue.ts';
import { shanghaiDate, shortTime } from '../../../main/domain/dates.ts';
import { workingDaysLeft } from '../../../main/domain/due-date.ts';
import type { ApplicationRow } from '../store/port.ts';
import { type Html, html } from './html.ts';

export function stateOf(row: ApplicationRow): Html {
  if (row.deliveredAt === null) return html`<span class="state warn">◔ 材料传输中</span>`;
  if (row.status === 'APPROVED') return html`<span class="state good">✓ 同意</span>`;
  if (row.status === 'DENIED') return html`<span class="state bad">✕ 不予</span>`;
  return html`<span class="state">○ 待审批</span>`;
}

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
  'application/accepted': '受理',
  'application/delivered': '送达县平台',
  'application/status-changed': '终端收到办理结果',
  'application/needs-attention': '终端标记需要处理',
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
