import { defineText } from '../../text.ts';

const zh = {
  greeting: '您好，想办什么？',
  apply: '我要办事',
  applyHint: '放身份证，填表、交材料',
  progress: '查进度·补打',
  progressHint: '办到哪一步、打印回执',
  guides: '办事指南·公告',
  guidesHint: '带什么、多久办好',
  ticket: '取号',
  ticketHint: '排队到窗口办',
  voice: '评价·投诉·信息公开',
  voiceHint: '评一评、提意见、要信息',
  papers: '我的材料·预审',
  papersHint: '先看材料齐不齐',
  printReceipt: '打印回执',
  receiptState: {
    printing: '正在打印…',
    printed: '打好了，请取走回执。',
    look: '请看一下出纸口；没有打出来，请到窗口补打。',
    failed: '没有打出来，请到窗口补打。您办的事不受影响。',
  },
  home: '回首页',
} as const;

const en = {
  greeting: 'Hello, what can we do for you?',
  apply: 'Apply',
  applyHint: 'With your card: form and papers',
  progress: 'My matters',
  progressHint: 'Where they are, print a receipt',
  guides: 'Guides and notices',
  guidesHint: 'What to bring, how long it takes',
  ticket: 'Take a number',
  ticketHint: 'Queue for the window',
  voice: 'Rate, complain, ask',
  voiceHint: 'Say how it went, ask for information',
  papers: 'My papers, pre-check',
  papersHint: 'See whether all is there',
  printReceipt: 'Print receipt',
  receiptState: {
    printing: 'Printing …',
    printed: 'Printed. Please take your receipt.',
    look: 'Please look where the paper comes out; if there is none, staff at the window can print it.',
    failed: 'It was not printed; staff at the window can print it. Your application is not affected.',
  },
  home: 'Home',
} as const;

export const useKioskText = defineText('kiosk', zh, en);
