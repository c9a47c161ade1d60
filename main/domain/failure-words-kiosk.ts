import type { FailureCode, FailurePolicy, Text } from './failures.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

/** 自助终端 and the window next door: the rows of all three tables. */
export const kioskSentences = {
  'kiosk/receipt-number-only': text(
    '这个码不是回执上的码。请把收件回执的二维码对准扫码口，或放身份证。',
    'This is not the code of a receipt. Please hold the receipt’s own code before the scanner, or place your card.',
  ),
  'kiosk/receipt-unknown': text(
    '没有查到这张回执。请再对准扫一次，或放身份证，也可以到窗口问。',
    'This receipt was not found. Please scan it once more, place your card, or ask at the window.',
  ),
  'kiosk/receipt-offline': text(
    '这张回执不是在这台机器上办的，现在又联不上县里，所以查不了。您的事情没有受影响。',
    'This receipt was given elsewhere, and the county can’t be reached now. Your matter is not affected by it.',
  ),
  'staff-call/gone': text('这次呼叫已经结束了。', 'This call is over.'),
} satisfies Partial<Record<FailureCode, Text>>;

export const kioskHints = {
  'kiosk/receipt-number-only': text(
    '自助机只认收件回执上的完整二维码；光有办件编号或文书上的码，谁都能照着做一个。',
    'A kiosk takes the whole code of a receipt alone; a number, or the code of a document, can be made by anybody.',
  ),
  'kiosk/receipt-unknown': text(
    '县里没有这个编号，或编号和校验码对不上。在窗口按编号查，确认后可补打回执。',
    'The county has no such number, or number and check do not fit. Look it up at the window and print the receipt again.',
  ),
  'kiosk/receipt-offline': text(
    '自助机联网后即可查；急的话请在收件窗口的终端上查，那里有本机台账。',
    'It can be asked once the line is back. If it is urgent, look it up at the terminal that received it.',
  ),
  'staff-call/gone': text(
    '群众已经取消，或呼叫太久了。去看一眼也无妨。',
    'The citizen cancelled it, or it is too long ago. A look does no harm.',
  ),
} satisfies Partial<Record<FailureCode, Text>>;

export const kioskPolicies = {
  'kiosk/receipt-number-only': 'ask',
  'kiosk/receipt-unknown': 'ask',
  // Somebody stands there: they are told where to go instead.
  'kiosk/receipt-offline': 'ask',
  'staff-call/gone': 'stop',
} as const satisfies Partial<Record<FailureCode, FailurePolicy>>;
