import { defineText } from '../../../text.ts';

const zh = {
  card: '请把身份证放在读卡区',
  any: '请放身份证，或把回执二维码对准扫码口',
  hint: '屏幕上只显示姓名和证件号的一部分。',
  receiptHint: '扫回执只能看那一件，放身份证能看您的全部。',
  again: '再读一次',
  cardOnly: '这一项要放身份证：回执只能看那一件的进度。',
  asking: '正在向县里查这张回执…',
  alone: {
    title: '现在能告诉您的',
    number: '办件编号',
    received: '收件日期',
    paper: '预计办结的日子、咨询电话、监督电话都印在回执上。',
    where: '要马上知道，请到{{office}}的窗口问。',
    wherePlain: '要马上知道，请到旁边的窗口问。',
    phone: '也可以打电话问：{{phone}}',
    later: '网络恢复以后，再来这里扫一下就能查。',
  },
} as const;

const en = {
  card: 'Please place your identity card',
  any: 'Please place your card, or hold the code of a receipt before the scanner',
  hint: 'Only your name and part of your number are shown.',
  receiptHint: 'A receipt shows that one matter, a card all of yours.',
  again: 'Read again',
  cardOnly: 'This needs your identity card: a receipt shows the progress of one matter only.',
  asking: 'Asking the county about this receipt…',
  alone: {
    title: 'What can be told now',
    number: 'Number',
    received: 'Handed in on',
    paper: 'The day it should be ready and the telephone numbers are printed on the receipt.',
    where: 'To know at once, please ask at the window of {{office}}.',
    wherePlain: 'To know at once, please ask at the window nearby.',
    phone: 'Or ring {{phone}}',
    later: 'Once the line is back, scan it here again.',
  },
} as const;

export const useLoginText = defineText('kiosk-login', zh, en);
