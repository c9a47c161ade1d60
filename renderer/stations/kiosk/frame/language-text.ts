import { defineText } from '../../../text.ts';

const zh = {
  title: '请选择语言',
  other: '其他语言',
  draft: '这种文字是草稿，还没有人核对过，以中文为准。',
  partly: '有的页面仍显示中文。',
  isDraft: '草稿',
  close: '关闭',
} as const;

const en = {
  title: 'Choose a language',
  other: 'More languages',
  draft: 'These words are a draft that nobody has checked; the Chinese words count.',
  partly: 'Some pages stay in Chinese.',
  isDraft: 'draft',
  close: 'Close',
} as const;

export const useLanguageText = defineText('kiosk-language', zh, en);
