import { defineText } from '../text.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** Hook of the words that the shell and its widgets share. */
export const useText = defineText('shell', zh, en);
