import { defineText } from '../../../text.ts';

const zh = {
  waiting: '还有 {{count}} 件要送',
  bytes: '已送 {{sent}}，共 {{total}}',
  rate: '每秒 {{rate}}',
  left: '约 {{time}}',
  unknown: '还要多久，现在说不准',
  seconds: '{{count}} 秒',
  minutes: '{{count}} 分钟',
  hours: '{{count}} 小时',
  nothing: '没有排队要送的，都在县里了',
  attention: '没有排队要送的；{{count}} 件需要处理，在“待办”里',
  sendNow: '现在就送',
  round: '刚才这一轮（{{at}}）',
  sent: '送到 {{count}} 件',
  failed: '没送成 {{count}} 件：',
  stillWaiting: '还在等 {{count}} 件：',
  notYet: '这一轮开始后才来的，马上就送',
  share: '有人办事时，上传最多占线路的',
  differs: '本机的钟和县里差 {{time}}，还不知道是哪边不准。请两边都核对；已记下的时间不会改。',
  'terminal-set': '本机的钟被调过，和县里差 {{time}}。请把本机的钟调准；已记下的时间不会改。',
  'county-set': '县里的钟跳过，和本机差 {{time}}。本机的钟没有动，请告诉县里；已记下的时间不会改。',
  days: '{{count}} 天',
} as const;

const en = {
  waiting: '{{count}} to be sent',
  bytes: '{{sent}} of {{total}} sent',
  rate: '{{rate}} a second',
  left: 'about {{time}}',
  unknown: 'How long it will take can’t be said now',
  seconds: '{{count}} s',
  minutes: '{{count}} min',
  hours: '{{count}} h',
  nothing: 'Nothing waits to be sent: all is at the county',
  attention: 'Nothing waits to be sent; {{count}} need attention, see “To do”',
  sendNow: 'Send now',
  round: 'The round just over ({{at}})',
  sent: '{{count}} sent',
  failed: '{{count}} not sent:',
  stillWaiting: '{{count}} still waiting:',
  notYet: 'came after the round began; sent next',
  share: 'While somebody works, uploads take at most this share of the line',
  differs:
    'This clock and the county’s are {{time}} apart, and which is wrong is not known. Check both; times on record stay.',
  'terminal-set': 'This terminal’s clock was set and is {{time}} off the county’s. Set it right; times on record stay.',
  'county-set':
    'The county’s clock jumped and is {{time}} off this one, which did not move. Tell the county; times on record stay.',
  days: '{{count}} days',
} as const;

export const useSendingText = defineText('sending', zh, en);
export type SendingText = ReturnType<typeof useSendingText>['t'];
