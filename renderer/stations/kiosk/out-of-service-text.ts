import { defineText } from '../../text.ts';

const zh = {
  paused: '暂停',
  title: '本机暂停办件',
  why: {
    'reader-missing': '身份证读卡器没有连上',
    'no-paper': '打印机没有纸了',
    'cover-open': '打印机的盖子没有盖好',
    jammed: '打印机卡纸了',
    'printer-missing': '打印机没有连上',
  },
  notNow: '现在用不了',
  still: '还可以用',
  where: '要办事，请到窗口',
  whereHint: '请到{{office}}的窗口，工作人员会帮您办。',
  whereHintPlain: '请到旁边的窗口，工作人员会帮您办。',
  back: '修好以后这一页会自己恢复，您不用在这里等。',
  serviceTitle: '“{{service}}”暂时用不了',
} as const;

const en = {
  paused: 'paused',
  title: 'This kiosk is out of service',
  why: {
    'reader-missing': 'The identity card reader is not connected',
    'no-paper': 'The printer has run out of paper',
    'cover-open': 'The printer’s cover is not closed',
    jammed: 'Paper is stuck in the printer',
    'printer-missing': 'The printer is not connected',
  },
  notNow: 'Not available now',
  still: 'Still available',
  where: 'Please go to the window',
  whereHint: 'Staff at the window of {{office}} will help you.',
  whereHintPlain: 'Staff at the window nearby will help you.',
  back: 'This page comes back by itself once it is repaired. No need to wait.',
  serviceTitle: '“{{service}}” is not available now',
} as const;

export const useOutOfServiceText = defineText('kiosk-out', zh, en);
