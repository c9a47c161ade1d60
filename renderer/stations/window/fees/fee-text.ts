import { defineText } from '../../../text.ts';

const zh = {
  title: '收费',
  total: '合计 {{amount}} 元',
  amount: '{{amount}} 元',
  state: {
    free: '不收费',
    unpublished: '收费标准县里还没有公布',
    due: '待缴',
    paid: '已缴',
    differs: '到账金额与应缴不符，请联系县里',
  },
  where: '窗口不收钱。打印缴款通知，凭办件编号到银行或支付平台缴；到账由县平台告知。',
  notice: '缴款通知',
  received: '{{amount}} 元，{{channel}}，流水号 {{reference}}',
  posted: '公示单',
  from: '公示开始日期',
  stage: { review: '初审结果', decision: '审批结果' },
  print: '打印公示单',
} as const;

const en = {
  title: 'Fee',
  total: '{{amount}} yuan in all',
  amount: '{{amount}} yuan',
  state: {
    free: 'Free of charge',
    unpublished: 'The county has not published the fee yet',
    due: 'To be paid',
    paid: 'Paid',
    differs: 'What came in is not what was due; please call the county',
  },
  where:
    'The window takes no money. Print the notice; it is paid at a bank or online by the number. The county tells when it came in.',
  notice: 'Payment notice',
  received: '{{amount}} yuan, {{channel}}, reference {{reference}}',
  posted: 'Public notice',
  from: 'Put up from',
  stage: { review: 'First review', decision: 'Decision' },
  print: 'Print the notice',
} as const;

export const useFeeText = defineText('fees', zh, en);
