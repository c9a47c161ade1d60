import { defineText } from '../../../text.ts';

const zh = {
  elder: '长辈模式',
  elderHint: '大字 · 一步一步 · 有语音',
  elderOff: '退出长辈模式',
  callStaff: '叫工作人员',
  repeat: '再说一遍',
  call: { waiting: '已经叫了', coming: '有人过来了' },
  title: { asking: '正在叫工作人员', waiting: '已经叫了工作人员', 'go-there': '请直接到窗口' },
  hint: {
    asking: '请稍等。',
    waiting: '窗口已经收到，请在这里等一下。',
    coming: '请在这里等一下。您填的都还在。',
  },
  comes: '{{name}} 正在过来',
  goTo: '现在没有人应答。请到{{office}}的窗口，工作人员会帮您办。',
  goPlain: '现在没有人应答。请到旁边的窗口，工作人员会帮您办。',
  goPhone: '或打电话：{{phone}}',
  comingBack: '知道了，接着办',
  cancelCall: '不用来了',
  comingHome: '回首页',
  takeCardTitle: '请取走身份证',
  takeCardHint: '您的身份证还在读卡器上。取走以后，这一页会自己消失。',
  takeCardSound: '取走以前，本机会一直响',
  say: {
    home: '您好，请问要办什么？请点屏幕上的大方块。',
    page: '请看屏幕，点您要的一项。要回首页，请点左上角。',
    staff: '正在叫工作人员，请在这里等一下。',
    card: '请取走身份证。',
  },
} as const;

const en = {
  elder: 'Elder mode',
  elderHint: 'Large · step by step · spoken',
  elderOff: 'Leave elder mode',
  callStaff: 'Call staff',
  repeat: 'Say it again',
  call: { waiting: 'Called', coming: 'Somebody comes' },
  title: { asking: 'Calling staff', waiting: 'Staff have been called', 'go-there': 'Please go to the window' },
  hint: {
    asking: 'One moment, please.',
    waiting: 'The window has heard it. Please wait here.',
    coming: 'Please wait here. What you filled in is kept.',
  },
  comes: '{{name}} is coming',
  goTo: 'Nobody answers now. Staff at the window of {{office}} will help you.',
  goPlain: 'Nobody answers now. Staff at the window nearby will help you.',
  goPhone: 'Or ring {{phone}}',
  cancelCall: 'No need to come',
  comingBack: 'I see, go on',
  comingHome: 'Home',
  takeCardTitle: 'Please take your card',
  takeCardHint: 'Your identity card is still on the reader. This page goes away once you have taken it.',
  takeCardSound: 'It goes on ringing until the card is taken',
  say: {
    home: 'Hello. What can we do for you? Please touch one of the large tiles.',
    page: 'Please look at the screen and touch what you want. Home is at the top left.',
    staff: 'Staff are being called. Please wait here.',
    card: 'Please take your identity card.',
  },
} as const;

export const useFrameText = defineText('kiosk-frame', zh, en);
