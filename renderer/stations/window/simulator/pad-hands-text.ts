import { defineText } from '../../../text.ts';

const zh = {
  pad: '签字板',
  padClosed: '没有请人签字',
  padAsks: '板上写着：{{what}}',
  sign: '签字并确认',
  cancel: '按取消',
  unplugPad: '拔掉签字板',
  plugPad: '插上签字板',
  finger: '指纹仪',
  touch: '手指怎样',
  touches: { good: '按得清楚', fair: '按得一般', dry: '手指太干', wet: '手指太湿', 'off-centre': '没放正' },
  put: '按手指',
  unplugFinger: '拔掉指纹仪',
  plugFinger: '插上指纹仪',
} as const;

const en = {
  pad: 'Signature pad',
  padClosed: 'Nobody is asked to sign',
  padAsks: 'On the pad: {{what}}',
  sign: 'Sign and confirm',
  cancel: 'Press cancel',
  unplugPad: 'Unplug the pad',
  plugPad: 'Plug the pad in',
  finger: 'Fingerprint reader',
  touch: 'How the finger lies',
  touches: { good: 'clear', fair: 'fair', dry: 'too dry', wet: 'too wet', 'off-centre': 'not centred' },
  put: 'Put the finger down',
  unplugFinger: 'Unplug the fingerprint reader',
  plugFinger: 'Plug the fingerprint reader in',
} as const;

export const usePadHandsText = defineText('pad-hands', zh, en);
