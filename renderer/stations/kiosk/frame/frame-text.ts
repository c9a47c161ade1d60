import { defineText } from '../../../text.ts';

const zh = {
  elder: '长辈模式',
  elderHint: '大字 · 一步一步 · 有语音',
  elderOff: '退出长辈模式',
  callStaff: '叫工作人员',
  repeat: '再说一遍',
  comingTitle: '工作人员马上来',
  comingAt: '请在这里等一下，也可以直接到{{office}}的窗口。',
  comingPlain: '请在这里等一下，也可以直接到旁边的窗口。',
  comingPhone: '没有人来，请打电话：{{phone}}',
  comingBack: '知道了，接着办',
  takeCardTitle: '请取走身份证',
  takeCardHint: '您的身份证还在读卡器上。取走以后，这一页会自己消失。',
  say: {
    home: '您好，请问要办什么？请点屏幕上的大方块。',
    page: '请看屏幕，点您要的一项。要回首页，请点左上角。',
    staff: '工作人员马上来，请在这里等一下。',
    card: '请取走身份证。',
  },
} as const;

const en = {
  elder: 'Elder mode',
  elderHint: 'Large · step by step · spoken',
  elderOff: 'Leave elder mode',
  callStaff: 'Call staff',
  repeat: 'Say it again',
  comingTitle: 'Staff are on their way',
  comingAt: 'Please wait here, or go to the window of {{office}}.',
  comingPlain: 'Please wait here, or go to the window nearby.',
  comingPhone: 'Nobody comes? Please ring {{phone}}',
  comingBack: 'I see, go on',
  takeCardTitle: 'Please take your card',
  takeCardHint: 'Your identity card is still on the reader. This page goes away once you have taken it.',
  say: {
    home: 'Hello. What can we do for you? Please touch one of the large tiles.',
    page: 'Please look at the screen and touch what you want. Home is at the top left.',
    staff: 'Staff are on their way. Please wait here.',
    card: 'Please take your identity card.',
  },
} as const;

export const useFrameText = defineText('kiosk-frame', zh, en);
