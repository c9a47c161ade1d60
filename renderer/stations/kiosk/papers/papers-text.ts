import { defineText } from '../../../text.ts';

const zh = {
  title: '我的材料·预审',
  start: '新办一件，先看材料齐不齐',
  startHint: '填好交去预审，或只打印材料清单',
  filed: '预审编号 {{number}}',
  draft: '上次没填完',
  until: '{{date}} 前有效',
} as const;

const en = {
  title: 'My papers and pre-checks',
  start: 'Begin a new one',
  startHint: 'Hand it in for pre-check, or only print the list of papers',
  filed: 'Pre-check number {{number}}',
  draft: 'Not finished last time',
  until: 'valid until {{date}}',
} as const;

export const usePapersText = defineText('kiosk-papers', zh, en);
