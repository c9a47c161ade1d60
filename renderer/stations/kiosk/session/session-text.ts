import { defineText } from '../../../text.ts';

const zh = {
  stillThere: '您还在办吗？',
  soon: '没有人碰屏幕，{{seconds}} 秒后结束，并清除您填的内容。',
  kept: '{{seconds}} 秒后结束。没办完的草稿会留着，下次刷身份证接着办。',
  goOn: '我还在，继续办',
  leave: '结束，清除',
  wiping: '正在清除您填的内容…',
  finish: '结束办理',
  open: '您有 {{count}} 件还没有办完',
  openHint: '留着的草稿只有用您的身份证才打得开。',
  keep: '留着，下次接着办',
  discard: '清除',
} as const;

const en = {
  stillThere: 'Are you still there?',
  soon: 'Nobody has touched the screen. In {{seconds}} s it ends, and what you typed is wiped.',
  kept: 'In {{seconds}} s it ends. Unfinished drafts are kept for your next visit with your card.',
  goOn: 'I am here, go on',
  leave: 'End and wipe',
  wiping: 'Wiping what you typed …',
  finish: 'Finish',
  open: 'Unfinished applications: {{count}}',
  openHint: 'What is kept opens with your own card only.',
  keep: 'Keep for next time',
  discard: 'Wipe',
} as const;

export const useSessionText = defineText('kiosk-session', zh, en);
