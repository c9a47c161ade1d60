import { defineText } from '../../../text.ts';

const zh = {
  disk: '硬盘',
  diskState: { unknown: '不清楚', fine: '够用', low: '快满了', full: '满了' },
  free: '还剩 {{size}}',
  freeUnknown: '系统没有说还剩多少',
  diskHint: {
    low: '请在几天内腾出地方：清理别的文件，或请县里管理员换大硬盘。本软件的数据不要删。',
    full: '现在受理可能存不下。请马上腾出地方；台账里已有的都在，本软件的数据不要删。',
  },
  clock: '时钟',
  clockOff: '不准',
  clockState: { unknown: '还没有和县里核对', fine: '准' },
  never: '连上县里以后会自动核对。',
  agrees: '和县里一致。',
} as const;

const en = {
  disk: 'Disk',
  diskState: { unknown: 'not known', fine: 'enough room', low: 'nearly full', full: 'full' },
  free: '{{size}} free',
  freeUnknown: 'The system does not say how much is free',
  diskHint: {
    low: 'Make room within days: clear other files, or ask the county for a larger disk. Delete nothing of this program.',
    full: 'An acceptance may find no room now. Make some at once; what is in the ledger is safe. Delete nothing of this program.',
  },
  clock: 'Clock',
  clockOff: 'off',
  clockState: { unknown: 'not compared with the county yet', fine: 'right' },
  never: 'It is compared by itself once the county can be reached.',
  agrees: 'It agrees with the county.',
} as const;

export const useMachineText = defineText('machine-health', zh, en);
