import type { FailureCode, Text } from './failures.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

/** 窗口收件: the rows of both tables about other places and earlier cases, in a file of their own. */
export const windowSentences = {
  'item/other-place': text(
    '这件事不归这里办，请问工作人员该去哪里办，或者能不能在这里代收。',
    'This matter is not handled here. Please ask where it is, or whether it can be taken in here.',
  ),
  'application/open-already': text(
    '您已经有一件同样的事在办了，请先看看它办到哪一步。',
    'You already have the same matter under way. Please look first how far it is.',
  ),
} satisfies Partial<Record<FailureCode, Text>>;

export const windowHints = {
  'item/other-place': text(
    '目录规定了办理地：在“办理地”里选申请人所属的乡镇再代收；不能代收的，请告诉申请人到那里去办。',
    'The catalogue names where it is handled: choose that place under “decided at” and take it in for it, or send the applicant there.',
  ),
  'application/open-already': text(
    '核对页列出了在办的那件，打开看看；确实要另办一件的，写明理由再受理。',
    'The review shows the open one; open it. Where another one is really wanted, give the reason and accept.',
  ),
} satisfies Partial<Record<FailureCode, Text>>;
