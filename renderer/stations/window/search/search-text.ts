import { defineText } from '../../../text.ts';

const zh = {
  hint: '姓名、拼音、证件号、电话、编号，或扫码',
  item: '事项',
  where: '在哪儿',
  days: '收件日期',
  channel: '渠道',
  operator: '经办人',
  any: '不限',
  clear: '清除条件',
  found: '共 {{count}} 件',
  looking: '正在查…',
  reading: '正在读台账：{{read}} / {{total}} 件。读过一遍以后再查就快了；您可以先办别的。',
  none: '没有符合的办件。可以少填几个条件再查。',
  channels: { window: '窗口', kiosk: '自助', doorstep: '上门', delegate: '代办' },
};

const en = {
  hint: 'Name, pinyin, ID number, phone, number, or a code',
  item: 'Item',
  where: 'Where it is',
  days: 'Received',
  channel: 'Channel',
  operator: 'Clerk',
  any: 'Any',
  clear: 'Clear',
  found: '{{count}} found',
  looking: 'Searching …',
  reading: 'Reading the ledger: {{read}} of {{total}}. After that searches are quick; other work can go on.',
  none: 'Nothing fits. Try with fewer conditions.',
  channels: { window: 'Window', kiosk: 'Kiosk', doorstep: 'Doorstep', delegate: 'Delegate' },
};

export const useSearchText = defineText('search-ledger', zh, en);
