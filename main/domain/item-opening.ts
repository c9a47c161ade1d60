import type { Channel } from './application.ts';
import type { Item } from './catalogue.ts';
import type { Text } from './failures.ts';
import type { FieldProblem } from './result.ts';

/** May this item be taken here and today? At most the first reason why not. */
export function checkOpening(item: Item, channel: Channel, today: string): FieldProblem | null {
  if (item.status === 'retired') return closed(item, { zh: '现在已经不办理了', en: 'is no longer handled' });
  if (today < item.effectiveFrom) {
    return closed(item, { zh: `${item.effectiveFrom} 起才办理`, en: `begins on ${item.effectiveFrom}` });
  }
  if (item.effectiveTo !== null && today > item.effectiveTo) {
    return closed(item, { zh: `只办到 ${item.effectiveTo}`, en: `ended on ${item.effectiveTo}` });
  }
  if (!isInYearlyWindow(item.yearlyWindow, today)) {
    const { from = '', to = '' } = item.yearlyWindow ?? {};
    return closed(item, { zh: `每年 ${from} 到 ${to} 集中办理`, en: `is open from ${from} to ${to} each year` });
  }
  if (!channelOpen(item, channel)) return { ...wrongPlace(item), pointer: '/channel' };
  return null;
}

export function channelOpen(item: Pick<Item, 'channels'>, channel: Channel): boolean {
  if (channel === 'window') return item.channels.window;
  if (channel === 'kiosk') return item.channels.kiosk;
  return item.channels.agent;
}

/** `from` and `to` are MM-DD, both included; a window may run over the new year. */
export function isInYearlyWindow(window: Item['yearlyWindow'], today: string): boolean {
  if (window === null) return true;
  const day = today.slice(5);
  return window.from <= window.to ? window.from <= day && day <= window.to : day >= window.from || day <= window.to;
}

function wrongPlace(item: Item): FieldProblem {
  return closed(item, {
    zh: item.channels.window ? '这里办不了，请到窗口办理' : '这里办不了，请问工作人员',
    en: 'cannot be done here; please go to the window',
  });
}

function closed(item: Item, why: Text): FieldProblem {
  return {
    pointer: '/itemCode',
    kind: 'not-allowed',
    message: { zh: `“${item.name}”${why.zh}`, en: `“${item.name}” ${why.en}` },
  };
}
