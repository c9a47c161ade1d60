import { defineText } from '../../../text.ts';

const zh = {
  title: '入网',
  first: '本终端还没有入网。填上县里给的地址和入网码，入网以后就可以受理。',
  again: '重新入网',
  againWhy:
    '县里收回了本终端、换过硬盘或者换了县平台时才需要。办件、草稿和没送的材料都留在本机，入网后接着送，不会重复。',
  mustAgain: '请向县里要一个新的入网码，在这里重新入网。没送的办件都在本机。',
  countyUrl: '县平台地址',
  code: '入网码',
  codeHint: '县平台“入网码”页面生成，只能用一次。大小写、横线都不要紧。',
  wrongUrl: '地址以 http:// 或 https:// 开头。',
  wrongCode: '入网码至少 4 个字符。',
  enrol: '入网',
  trying: '正在向 {{url}} 入网…',
  unreached: '按这个地址连不上县平台，本终端还没有入网。',
  waiting: '县里还没有应答，会自动再试；也请核对地址有没有写错。不用等，可以先办别的。',
  done: '已入网：{{office}}。',
  facts: {
    prefix: '办件编号前缀',
    address: '县平台地址',
    since: '入网时间',
    key: '签名密钥',
    replaces: '顶替',
  },
  suite: { international: 'Ed25519，第 {{number}} 把', guomi: '国密 SM2，第 {{number}} 把' },
} as const;

const en = {
  title: 'Enrolment',
  first: 'This terminal is not enrolled yet. Fill in the address and the code from the county; then work can begin.',
  again: 'Enrol again',
  againWhy:
    'Only after the county withdrew this terminal, a changed disk, or a new county platform. Everything stays here and goes on once enrolled, never twice.',
  mustAgain: 'Ask the county for a new code and enrol again here. What was not sent yet is kept on this terminal.',
  countyUrl: 'Address of the county platform',
  code: 'Enrolment code',
  codeHint: 'Made on the county’s page “Enrolment codes”; works once. Case and hyphens do not matter.',
  wrongUrl: 'The address begins with http:// or https://.',
  wrongCode: 'A code has at least 4 signs.',
  enrol: 'Enrol',
  trying: 'Enrolling at {{url}} …',
  unreached: 'The county platform can’t be reached at this address; this terminal is not enrolled yet.',
  waiting:
    'The county has not answered yet and is asked again by itself; please check the address as well. No need to wait: go on and work.',
  done: 'Enrolled: {{office}}.',
  facts: {
    prefix: 'Prefix of numbers',
    address: 'County platform',
    since: 'Enrolled',
    key: 'Signing key',
    replaces: 'Stands in for',
  },
  suite: { international: 'Ed25519, no. {{number}}', guomi: 'SM2, no. {{number}}' },
} as const;

export const useEnrolmentText = defineText('enrolment', zh, en);
