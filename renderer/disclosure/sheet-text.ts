import { defineText } from '../text.ts';

const zh = { print: '直接打印', sent: '已交给“{{printer}}”' } as const;
const en = { print: 'Print now', sent: 'Handed to “{{printer}}”' } as const;

export const useSheetText = defineText('sheet', zh, en);
