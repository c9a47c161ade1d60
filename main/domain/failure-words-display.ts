import type { FailureCode, FailurePolicy, Text } from './failures.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

type DisplayFailure = Extract<FailureCode, 'display/absent' | 'display/over' | 'signature/other-words'>;

/** The rows of the second screen and of what is signed on it, in a file of their own. */
export const displaySentences: Readonly<Record<DisplayFailure, Text>> = {
  'display/absent': text('这里没有接第二屏。', 'No second screen is connected here.'),
  'display/over': text('这一页已经结束了，请看工作人员的提示。', 'This page is over. Please ask the staff.'),
  'signature/other-words': text(
    '内容有改动，刚才的签名没有采用。请看过新的内容再签。',
    'The words were changed, so that signature was not used. Please read them again and sign.',
  ),
};

export const displayHints: Readonly<Record<DisplayFailure, Text>> = {
  'display/absent': text(
    '接上第二块屏幕再试；急用时可以请群众在窗口屏幕上核对，或打印出来签字。',
    'Connect the second screen; until then show this screen, or print the form and have it signed.',
  ),
  'display/over': text('需要的话再发一次到第二屏。', 'Send it to the second screen again where it is needed.'),
  'signature/other-words': text(
    '签名只对当时显示的内容有效。改完后请再发给群众签一次。',
    'A signature is good for the words that were shown. Send the new ones to be signed.',
  ),
};

export const displayPolicies: Readonly<Record<DisplayFailure, FailurePolicy>> = {
  'display/absent': 'ask',
  'display/over': 'ask',
  'signature/other-words': 'ask',
};
