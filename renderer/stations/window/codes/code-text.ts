import { defineText } from '../../../text.ts';

const zh = {
  elsewhere: '这张回执不是本机受理的：{{number}}',
  preCheck: '扫到了预审编号：{{number}}。请先查询对应办件。',
  unknown: '扫到的码不是回执，也不是证件号码',
} as const;

const en = {
  elsewhere: 'This receipt was not accepted at this terminal: {{number}}',
  preCheck: 'A pre-check number was scanned: {{number}}. Look up the case first.',
  unknown: 'The scanned code is no receipt and no identity number',
} as const;

export const useCodeText = defineText('codes', zh, en);
