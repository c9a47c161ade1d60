import { defineText } from '../../../text.ts';

const zh = {
  card: '请把身份证放在读卡区',
  any: '请放身份证，或把回执二维码对准扫码口',
  hint: '屏幕上只显示姓名和证件号的一部分。',
  receiptHint: '扫回执只能看那一件，放身份证能看您的全部。',
  again: '再读一次',
  cardOnly: '这一项要放身份证：回执只能看那一件的进度。',
  elsewhere: '这张回执不是在本机办的，请放身份证查询，或到窗口问一下。',
} as const;

const en = {
  card: 'Please place your identity card',
  any: 'Please place your card, or hold the code of a receipt before the scanner',
  hint: 'Only your name and part of your number are shown.',
  receiptHint: 'A receipt shows that one matter, a card all of yours.',
  again: 'Read again',
  cardOnly: 'This needs your identity card: a receipt shows the progress of one matter only.',
  elsewhere: 'This receipt was given elsewhere; please place your card, or ask at the window.',
} as const;

export const useLoginText = defineText('kiosk-login', zh, en);
