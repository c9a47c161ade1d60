import { defineText } from '../text.ts';

export const useHelpText = defineText(
  'help',
  {
    open: '帮助',
    hint: '帮助（F1）',
    what: '这一页做什么',
    keys: '按键',
    problems: '常见问题',
    everywhere: '哪里都能用：F1 看帮助。',
  },
  {
    open: 'Help',
    hint: 'Help (F1)',
    what: 'What this page is for',
    keys: 'Keys',
    problems: 'What goes wrong',
    everywhere: 'Everywhere: F1 for help.',
  },
);
