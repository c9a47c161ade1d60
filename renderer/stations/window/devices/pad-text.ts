import { defineText } from '../../../text.ts';

const zh = {
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
