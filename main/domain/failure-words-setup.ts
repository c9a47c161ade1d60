import type { FailureCode, Text } from './failures.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

/** 练习 and the first setting up: the rows of both tables, in a file of their own. */
export const setupSentences = {
  'training/stays-here': text(
    '现在是练习，练习的东西只留在这台终端里，不会送出去。',
    'This is practice. What is done in practice stays on this terminal and goes nowhere.',
  ),
  'training/only-outside': text(
    '现在是练习，这一步请结束练习后再做。',
    'This is practice. Please end it before doing this.',
  ),
  'training/own-directory': text(
    '这里放的是练习数据，不能当正式终端打开。',
    'This directory holds practice data and cannot be opened as a terminal.',
  ),
  'setup/station-fixed': text(
    '这台终端已经在县里登记为现在的岗位，不能再换。',
    'This terminal is enrolled with its present station, which cannot be changed any more.',
  ),
} satisfies Partial<Record<FailureCode, Text>>;

export const setupHints = {
  'training/stays-here': text(
    '练习没有县里的身份，导出、导入、送县都不做；要办真的业务，点顶上的“结束练习”。',
    'Practice has no identity at the county: no export, no import, no sending. For real work press “End practice” at the top.',
  ),
  'training/only-outside': text(
    '练习用的是模拟设备和练习PIN；点“结束练习”后到“设置”里改真的。',
    'Practice uses simulated devices and a practice PIN; end it and change the real ones under Settings.',
  ),
  'training/own-directory': text(
    '用终端自己的数据目录启动（上一级目录）；练习从锁屏页或“设置”进入。',
    'Start with the terminal’s own data directory, one level up; practice is entered from the lock page or Settings.',
  ),
  'setup/station-fixed': text(
    '要换岗位，请县里收回这台终端，清空后重新入网。',
    'To change the station, have the county withdraw this terminal and enrol it anew.',
  ),
} satisfies Partial<Record<FailureCode, Text>>;
