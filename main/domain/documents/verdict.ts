import type { Text } from '../failures.ts';

/** 核验结论, as a villager, a clerk of another office and an auditor read it. */
export const documentVerdicts = [
  'valid',
  'voided',
  'not-arrived',
  'differs',
  'revoked',
  'unknown-key',
  'invalid',
] as const;
export type DocumentVerdict = (typeof documentVerdicts)[number];

/** What is known where a document is checked. */
export interface DocumentEvidence {
  /** Of the signature alone; nothing else counts where it is not good. */
  readonly signature: 'signed' | 'unknown-key' | 'invalid';
  /** The terminal was withdrawn, or its key was closed, before the day that the document names. */
  readonly isKeyRevoked: boolean;
  /** The county's own register; null where the event of issue has not come. */
  readonly registered: { readonly contentHash: string; readonly isVoided: boolean } | null;
  readonly contentHash: string | null;
}

/**
 * A revoked key proves nothing by itself, since whoever has it may write any day; but what reached the register before
 * keeps its force (R58: older signatures still verify).
 */
export function judgeDocument(evidence: DocumentEvidence): DocumentVerdict {
  const { signature, registered, isKeyRevoked, contentHash } = evidence;
  if (signature !== 'signed') return signature;
  if (registered === null) return isKeyRevoked ? 'revoked' : 'not-arrived';
  if (registered.contentHash !== contentHash) return 'differs';
  return registered.isVoided ? 'voided' : 'valid';
}

export const verdictWords: Readonly<Record<DocumentVerdict, { readonly title: Text; readonly advice: Text }>> = {
  valid: {
    title: { zh: '有效：这份文书是真的', en: 'Valid: this document is genuine' },
    advice: {
      zh: '签名正确，县平台有登记。请核对纸上的文号、办件编号和日期与下面一致。',
      en: 'The signature is right and the county has it on record. Compare number, case and date on the paper with these.',
    },
  },
  voided: {
    title: { zh: '已作废：这份文书是真的，但已经作废', en: 'Void: genuine, but no longer in force' },
    advice: { zh: '请向开出文书的窗口索取新的文书。', en: 'Ask the window that issued it for the one in force.' },
  },
  'not-arrived': {
    title: { zh: '签名有效：县平台尚未收到登记', en: 'Signed validly: not on record at the county yet' },
    advice: {
      zh: '文书由本县的终端签发，窗口可能还没有联网上报。请过几天再查，或者拨打文书上的咨询电话。',
      en: 'A terminal of this county signed it; the window may have had no line since. Check again later, or call.',
    },
  },
  differs: {
    title: { zh: '无效：与县平台登记的内容不一致', en: 'Invalid: not what the county has on record' },
    advice: { zh: '请不要采信，并告知县政务服务中心。', en: 'Do not rely on it, and tell the county.' },
  },
  revoked: {
    title: { zh: '密钥已吊销：签名的终端已经停用', en: 'Revoked: the terminal that signed it was withdrawn' },
    advice: {
      zh: '停用前没有登记过这份文书，不能采信。请向县政务服务中心查询。',
      en: 'It was not on record before that, so it cannot be relied on. Ask the county.',
    },
  },
  'unknown-key': {
    title: { zh: '密钥不明：不是本县终端签发的', en: 'Unknown key: no terminal of this county signed it' },
    advice: { zh: '可能是其他县的文书，请到开出地核验。', en: 'It may be another county’s; check it there.' },
  },
  invalid: {
    title: { zh: '无效：签名不对或者二维码内容被改动', en: 'Invalid: the signature is wrong, or the code was altered' },
    advice: { zh: '请重新扫码；仍然无效的，请不要采信。', en: 'Scan again; if it stays so, do not rely on it.' },
  },
};
