import { defineText } from '../../../text.ts';

const zh = {
  title: '{{name}} 的办件',
  receiptTitle: '这张回执的办件',
  nothing: '没有查到您办的事。',
  notWhole: '现在联不上县里，只能看到在这台机器上办的；别处办的请稍后再查，或到窗口问。',
  at: '办理地点',
  takeCard: '看完请取走身份证。',
  open: '看进度',
  received: '{{date}} 收件',
  now: '现在',
  next: '下一步',
  by: '{{date}} 前',
  asked: '要您补的材料',
  correctionHint: '补的材料要交到窗口，或交给村里的代办员：在这里交不了。',
  respondBy: '请在 {{date}} 前补齐',
  step: { done: '已办', now: '正在办', later: '还没到' },
  print: '打印进度单',
  nextStep: {
    'window-decides': '窗口看材料，决定是否受理',
    'you-correct': '请您补材料',
    'office-decides': '承办单位办理',
    'office-waits': '正在公示、勘验等，这段时间不算在时限里',
    'you-show-originals': '请带原件到窗口核对，再领结果',
    'you-collect': '请到窗口领结果',
  },
  outcome: { approved: '准予', denied: '不予' },
  over: '已经办完',
  noPrinter: '现在打不了纸：{{why}}',
} as const;

const en = {
  title: 'Matters of {{name}}',
  receiptTitle: 'The matter of this receipt',
  nothing: 'Nothing was found.',
  notWhole:
    'The county can’t be reached now: only what was handed in here is shown. Try again later, or ask at the window.',
  at: 'Office',
  takeCard: 'Please take your card when you have finished.',
  open: 'See progress',
  received: 'Received {{date}}',
  now: 'Now',
  next: 'Next',
  by: 'by {{date}}',
  asked: 'What you are asked for',
  correctionHint: 'What is asked for goes to the window, or to your village’s delegate; it can’t be handed in here.',
  respondBy: 'Please complete it by {{date}}',
  step: { done: 'done', now: 'now', later: 'later' },
  print: 'Print progress',
  nextStep: {
    'window-decides': 'The window looks at the papers and decides whether to accept',
    'you-correct': 'You complete the papers',
    'office-decides': 'The office handles it',
    'office-waits': 'Public notice, survey and the like; this time does not count',
    'you-show-originals': 'Show the originals at the window, then collect the result',
    'you-collect': 'Collect the result at the window',
  },
  outcome: { approved: 'Approved', denied: 'Denied' },
  over: 'Finished',
  noPrinter: 'No printing now: {{why}}',
} as const;

export const useProgressText = defineText('kiosk-progress', zh, en);
