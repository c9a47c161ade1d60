import { defineText } from '../../../text.ts';

const zh = {
  stillThere: '您还在办吗？',
  soon: '没有人碰屏幕，{{seconds}} 秒后结束，并清除您填的内容。',
  kept: '{{seconds}} 秒后结束。没办完的草稿会留着，下次刷身份证接着办。',
  goOn: '我还在，继续办',
  leave: '结束，清除',
  wiping: '正在清除您填的内容…',
  finish: '结束办理',
} as const;

const en = {
  stillThere: 'Are you still there?',
  soon: 'Nobody has touched the screen. In {{seconds}} s it ends, and what you typed is wiped.',
  kept: 'In {{seconds}} s it ends. Unfinished drafts are kept for your next visit with your card.',
  goOn: 'I am here, go on',
  leave: 'End and wipe',
  wiping: 'Wiping what you typed …',
  finish: 'Finish',
} as const;

export const useSessionText = defineText('kiosk-session', zh, en);
