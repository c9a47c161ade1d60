import { defineText } from '../../../text.ts';

const zh = {
  elsewhere: '这张回执不是本机受理的：{{number}}',
  known: {
    title: '县里有这件：{{number}}',
    underWay: '材料还没有全部到县里',
    ACCEPTED: '县里已收，等待办理',
    PROCESSING: '县里正在办理',
    APPROVED: '已办结：同意',
    DENIED: '已办结：不予',
  },
  unknown: '扫到的码不是回执，也不是证件号码',
  preCheck: {
    title: '预审 {{number}}',
    asking: '正在向县里取预审内容…',
    again: '再试一次',
    blank: '先空白办理',
    close: '关闭',
    taken: '已在{{office}}打开',
    takenSince: '{{at}} 起在那里办。请先问一下申请人和那个窗口；那边不办了，再在这里接着办，县里会记下来。',
    takeOver: '在这里接着办',
    pending: '预审编号 {{number}} 会记在这份办件里',
    blankDraft: '预审编号 {{number}}：内容还没有取到。联网后再扫一次预审码，没填的地方会自动补上。',
    by: '预审带入：{{number}}，{{name}} {{at}} 预审。请申请人核对内容、出示身份证和材料原件。',
    note: '预审意见：{{note}}',
    differs: '和身份证不一样的地方，已按身份证填：',
    difference: '{{name}}：身份证“{{present}}”，预审“{{brought}}”',
    cardIsRight: '以身份证为准',
    anotherPerson: '这份预审是另一个证件号码的，请换本人的身份证，或作废草稿重新办理。',
    checked: '预审时已核，须核对原件',
    uploaded: '已在网上上传，须核对原件',
  },
} as const;

const en = {
  elsewhere: 'This receipt was not accepted at this terminal: {{number}}',
  known: {
    title: 'The county has this one: {{number}}',
    underWay: 'Not all of its materials are at the county yet',
    ACCEPTED: 'Received by the county, waiting',
    PROCESSING: 'Being handled by the county',
    APPROVED: 'Concluded: approved',
    DENIED: 'Concluded: denied',
  },
  unknown: 'The scanned code is no receipt and no identity number',
  preCheck: {
    title: 'Pre-check {{number}}',
    asking: 'Asking the county for it…',
    again: 'Try again',
    blank: 'Begin blank',
    close: 'Close',
    taken: 'Open at {{office}}',
    takenSince:
      'Open there since {{at}}. Please ask the applicant and that window first; going on here is noted at the county.',
    takeOver: 'Go on here',
    pending: 'Pre-check number {{number}} will be kept with this case',
    blankDraft:
      'Pre-check {{number}}: not fetched yet. Scan the code again once online, and what is still open is filled in.',
    by: 'From pre-check {{number}}, checked by {{name}} {{at}}. The applicant confirms the answers and shows card and originals.',
    note: 'Remark: {{note}}',
    differs: 'Different from the card; the card’s is used:',
    difference: '{{name}}: card “{{present}}”, pre-check “{{brought}}”',
    cardIsRight: 'The card is right',
    anotherPerson:
      'This pre-check belongs to another identity number; use that person’s card, or discard the draft and start anew.',
    checked: 'checked before; see the original',
    uploaded: 'uploaded before; see the original',
  },
};

export const useCodeText = defineText('codes', zh, en);
