import type { FailureCode, FailurePolicy, Text } from './failures.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

/** About 叫号 and 交接日结: the rows of all three tables, in a file of their own. */
export const deskSentences = {
  'queue/nobody-waiting': text('现在没有人在排队。', 'Nobody is waiting now.'),
  'queue/ticket-gone': text(
    '这个号不是今天的，请重新取一个号。',
    'This number is not of today; please take a new one.',
  ),
  'queue/ticket-moved': text('这个号的情况刚才变了，请再看一眼。', 'This number has just changed; please look again.'),
  'queue/counter-busy': text(
    '这个窗口还有一位没有办完，先说明他办好了还是没有来。',
    'Somebody is still at this window: say first whether they were served or did not come.',
  ),
  'queue/full': text(
    '这一类今天的号取完了，请直接到窗口，工作人员会安排。',
    'The numbers of this kind are used up for today; please go to the window.',
  ),
  'closing/same-person': text(
    '这一步要另一个人来签，不能是同一个人。',
    'Another person has to sign here; it cannot be the same one.',
  ),
  'closing/not-lead': text(
    '日结要窗口负责人会签，这位没有这个岗位。',
    'The end of day is countersigned by the window’s lead; this person does not have that post.',
  ),
  'closing/changed': text(
    '核对的时候台账又有了新的记录，数字变了，请再看一遍。',
    'Something was recorded meanwhile and the figures have changed; please look at them again.',
  ),
  'closing/not-found': text('没有这一天的交接或日结。', 'There is no such hand-over or closing.'),
  'closing/unexplained': text(
    '编号有缺号，请在交接事项里写明原因。',
    'Numbers are missing; please say why in the note.',
  ),
} as const satisfies Partial<Record<FailureCode, Text>>;

export const deskHints = {
  'queue/nobody-waiting': text(
    '过号的人来了，在号单里点“重新排队”。',
    'When somebody who was missed comes, press “Put back” in the list.',
  ),
  'queue/ticket-gone': text('号每天从头排；给群众重新取一个。', 'Numbers begin anew every day; issue another one.'),
  'queue/ticket-moved': text(
    '可能别的窗口已经叫了这个号；号单已刷新。',
    'Another window may have called it; the list is up to date again.',
  ),
  'queue/counter-busy': text('点“办完，叫下一个”或“没来，过号”。', 'Press “Done, next” or “Did not come”.'),
  'queue/full': text(
    '一类一天最多 999 个号；取综合号，或人工排队。',
    'At most 999 a day and kind; use the general kind.',
  ),
  'closing/same-person': text(
    '交班人、接班人、会签人各签各的，用各自的 PIN。',
    'Each of them signs with a PIN of their own.',
  ),
  'closing/not-lead': text(
    '请有“负责人”岗位的人输入 PIN；岗位由县里的人员名单决定。',
    'Somebody with the lead’s post enters their PIN; posts come from the county’s staff list.',
  ),
  'closing/changed': text(
    '数字已按最新的台账重算，核对后再签。',
    'The figures are computed anew; compare and sign again.',
  ),
  'closing/not-found': text('在列表里重新选一次。', 'Choose it again from the list.'),
  'closing/unexplained': text(
    '核对纸质文书后写一句：哪个号、为什么没有。',
    'Compare with the papers, then write which number is missing and why.',
  ),
} as const satisfies Partial<Record<FailureCode, Text>>;

export const deskPolicies = {
  'queue/nobody-waiting': 'ask',
  'queue/ticket-gone': 'ask',
  'queue/ticket-moved': 'ask',
  'queue/counter-busy': 'ask',
  'queue/full': 'ask',
  'closing/same-person': 'ask',
  'closing/not-lead': 'ask',
  'closing/changed': 'ask',
  'closing/not-found': 'ask',
  'closing/unexplained': 'ask',
} as const satisfies Partial<Record<FailureCode, FailurePolicy>>;
