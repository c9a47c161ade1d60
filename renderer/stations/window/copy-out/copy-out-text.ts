import { defineText } from '../../../text.ts';

export const useCopyOutText = defineText(
  'copyOut',
  {
    title: '抄录到别的系统',
    open: '抄录到别的系统…',
    close: '收起',
    bySystem: '按“{{system}}”的栏目顺序',
    byForm: '县里没有公布对照，按申请表的顺序',
    copy: '复制',
    again: '再复制',
    copied: '已复制',
    next: '复制下一栏',
    all: '全部复制（表格）',
    sheet: '打印抄录单',
    clears:
      '复制的内容 {{seconds}} 秒后从剪贴板清除（还在别的系统里时，回到这一页就清除），锁屏时立即清除。抄录了哪些栏会留痕，内容不记。',
    failed: '没能放进剪贴板，请点一下这一页再试。',
    progress: '已复制 {{done}} / {{all}} 栏',
  },
  {
    title: 'Copy to another system',
    open: 'Copy to another system…',
    close: 'Close',
    bySystem: 'In the order of “{{system}}”',
    byForm: 'No mapping is published; in the order of the form',
    copy: 'Copy',
    again: 'Copy again',
    copied: 'copied',
    next: 'Copy the next field',
    all: 'Copy all (table)',
    sheet: 'Print the sheet',
    clears:
      'What is copied leaves the clipboard after {{seconds}} s (from another system: once you are back here), and at once when locked. Which fields were copied is noted, never what they say.',
    failed: 'It could not be put on the clipboard; please click this page and try again.',
    progress: '{{done}} of {{all}} fields copied',
  },
);
