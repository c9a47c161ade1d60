import { defineText } from '../../text.ts';

const zh = {
  greeting: '您好，想办什么？',
  guides: '办事指南',
  guidesHint: '带什么、多久办好',
  progress: '看办件进度',
  progressHint: '放上身份证就能看',
  notices: '公告',
  noticesHint: '最近的通知',
  home: '回首页',
  back: '返回',
  placeCard: '请把身份证放在读卡区',
  placeHint: '屏幕上只显示姓名和证件号的一部分。',
  yours: '{{name}} 的办件',
  takeCard: '请取走身份证',
  nothing: '没有查到您在这里办的事。',
  again: '再读一次',
  due: '承诺 {{date}} 前办结',
  accepted: '{{date}} 受理',
} as const;

const en = {
  greeting: 'Hello, what can we do for you?',
  guides: 'Guides',
  guidesHint: 'What to bring, how long it takes',
  progress: 'My applications',
  progressHint: 'Place your identity card',
  notices: 'Notices',
  noticesHint: 'Latest news',
  home: 'Home',
  back: 'Back',
  placeCard: 'Please place your identity card on the reader',
  placeHint: 'Only your name and part of your number are shown.',
  yours: 'Applications of {{name}}',
  takeCard: 'Please take your card',
  nothing: 'Nothing was found under your card.',
  again: 'Read again',
  due: 'Promised by {{date}}',
  accepted: 'Accepted {{date}}',
} as const;

export const useKioskText = defineText('kiosk', zh, en);
