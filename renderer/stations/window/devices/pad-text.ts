import { defineText } from '../../../text.ts';

const zh = {
  photo: '刚才这张证件的照片',
  noPhoto: {
    'no-decoder': '没有装解码插件，照片只能封存，不能显示。',
    'decoder-failed': '解码插件没能解出这张照片。',
    'not-a-photo': '卡里的照片数据不是照片。',
    'no-photo': '这张卡里没有照片。',
  },
  picture: '刚才的签字',
  signature: '{{strokes}} 笔，{{points}} 个点，写了 {{seconds}} 秒。看看笔画是不是连贯；测试不留存。',
  verdict: {
    good: '清楚（{{score}} 分），可以用。',
    fair: '勉强可用（{{score}} 分），再按一次会更好。',
    poor: '不清楚（{{score}} 分），这样的不能用。',
  },
  hint: {
    dry: '手指太干，哈口气再按。',
    wet: '手指太湿，擦干再按。',
    'off-centre': '没有放正，把指腹放在中间。',
    moved: '手指动了，按住别动。',
  },
} as const;

const en = {
  photo: 'The photo of the card just read',
  noPhoto: {
    'no-decoder': 'No decoder: photos are sealed, and cannot be shown.',
    'decoder-failed': 'The decoder could not decode this photo.',
    'not-a-photo': 'What the card holds in place of a photo is none.',
    'no-photo': 'This card holds no photo.',
  },
  picture: 'The signature just written',
  signature:
    '{{strokes}} strokes, {{points}} points, {{seconds}} s. Are the lines unbroken? Nothing is kept of a test.',
  verdict: {
    good: 'Clear ({{score}}): usable.',
    fair: 'Just usable ({{score}}); once more would be better.',
    poor: 'Not clear ({{score}}): not usable.',
  },
  hint: {
    dry: 'The finger is too dry: breathe on it.',
    wet: 'The finger is too wet: dry it.',
    'off-centre': 'Not centred: lay the pad of the finger in the middle.',
    moved: 'The finger moved: hold it still.',
  },
} as const;

export const usePadText = defineText('pads', zh, en);
