import { defineText } from '../../../text.ts';

const zh = {
  photoOf: '{{name}}的证件照片',
  noPhoto: {
    'no-decoder': '照片已读取并封存，本机没有装照片解码插件，不能显示',
    'decoder-failed': '照片已读取并封存，这次没能解出来',
    'not-a-photo': '卡里的照片数据不是照片',
    'no-photo': '这次读卡没有照片',
    lost: '照片暂时取不出来',
  },
  oldNumber: '旧证号',
  nationCode: '民族代码 {{code}}',
  check: '请留意',
} as const;

const en = {
  photoOf: 'Card photo of {{name}}',
  noPhoto: {
    'no-decoder': 'The photo was read and sealed; this terminal has no decoder to show it',
    'decoder-failed': 'The photo was read and sealed; it could not be decoded this time',
    'not-a-photo': 'What the card holds in place of a photo is none',
    'no-photo': 'No photo in this reading',
    lost: 'The photo cannot be fetched right now',
  },
  oldNumber: 'Former number',
  nationCode: 'ethnicity code {{code}}',
  check: 'Please check',
} as const;

export const useCardText = defineText('card', zh, en);
