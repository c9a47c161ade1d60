import { defineText } from '../../../text.ts';

const zh = {
  firstTitle: '{{name}}，请启用',
  firstWhy: '县里给本人的启用码只用来证明是您；PIN由您自己定，县里也看不到。断网也能启用。',
  startCode: '启用码',
  newPin: '自己定的PIN',
  newPinAgain: '再输一次PIN',
  different: '两次输入的PIN不一样。',
  pinHint: '至少6位；不要全是同一个数字，也不要123456这样的顺序。',
  start: '启用并开始工作',
  back: '换一位',
  oldPin: '用原来的PIN登录',
  isNew: '首次使用',
  gone: '{{name}}已被县里停用，已退出。没办完的草稿都还在，同事可以接着办。',
  noneYet: '这台终端上还没有人员。请县里在县平台“人员”页，给“{{office}}”增加人员并把启用码交给本人；名单会自动到这里。',
  changeTitle: '我的PIN',
  present: '现在的PIN',
  change: '修改PIN',
  changed: 'PIN已修改，下次登录用新的。',
} as const;

const en = {
  firstTitle: '{{name}}, first use',
  firstWhy:
    'The county’s start code only proves that it is you; you choose the PIN, and the county never sees it. Works without a line.',
  startCode: 'Start code',
  newPin: 'Your own PIN',
  newPinAgain: 'The PIN again',
  different: 'The two PINs are not the same.',
  pinHint: 'Six signs or more; not all the same, and no plain sequence such as 123456.',
  start: 'Start work',
  back: 'Somebody else',
  oldPin: 'Use my present PIN',
  isNew: 'First use',
  gone: '{{name}} has been withdrawn by the county and is logged out. Unfinished drafts are kept for the others.',
  noneYet:
    'Nobody may work at this terminal yet. On its staff page the county adds people to “{{office}}” and hands each a start code; the list arrives here by itself.',
  changeTitle: 'My PIN',
  present: 'Present PIN',
  change: 'Change PIN',
  changed: 'PIN changed; use the new one from now on.',
} as const;

export const useOwnPinText = defineText('own-pin', zh, en);
