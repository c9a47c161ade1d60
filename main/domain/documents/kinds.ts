import { z } from 'zod';

/** 文书 (dossier §3.2): every document that a case may need on paper. */
export const caseDocumentKinds = [
  'receipt-slip',
  'acceptance',
  'deemed-acceptance',
  'correction',
  'hand-in',
  'refusal',
  'deferral',
  'commitment',
  'special-procedure',
  'extension',
  'approval',
  'denial',
  'termination',
  'withdrawal',
  'returned-papers',
  'void-record',
  'delivery-receipt',
  'power-of-attorney',
  'delegate-order',
  'delegate-continuation',
  'delegate-end',
  'delegate-done',
  'hand-over',
  'verification',
  'routing',
  'transfer',
  'archive-list',
] as const;
export const caseDocumentKindSchema = z.enum(caseDocumentKinds);
export type CaseDocumentKind = z.infer<typeof caseDocumentKindSchema>;

/** 申请人联 goes to the citizen, 存档联 stays; a document of one copy is the office's own, or goes away whole. */
export const documentCopies = ['citizen', 'archive'] as const;
export const documentCopySchema = z.enum(documentCopies);
export type DocumentCopy = z.infer<typeof documentCopySchema>;

export interface DocumentTrade {
  /** 文书名称 */
  readonly name: string;
  readonly nameEn: string;
  /** 代字: what stands before 〔年〕. Each kind has its own, so that no two series look alike. */
  readonly word: string;
  readonly copies: readonly DocumentCopy[];
  /** 业务专用章: the office answers for it. Without: a record, or a declaration of the citizen's. */
  readonly isSealed: boolean;
}

const both = documentCopies;
const archiveOnly = ['archive'] as const;

export const documentTrade: Readonly<Record<CaseDocumentKind, DocumentTrade>> = {
  'receipt-slip': { name: '收件凭证', nameEn: 'Receipt of papers', word: '收', copies: both, isSealed: true },
  acceptance: { name: '受理通知书', nameEn: 'Notice of acceptance', word: '受', copies: both, isSealed: true },
  'deemed-acceptance': {
    name: '视为受理记录',
    nameEn: 'Record of deemed acceptance',
    word: '视受',
    copies: both,
    isSealed: true,
  },
  correction: { name: '补正告知书', nameEn: 'Notice of correction', word: '补正', copies: both, isSealed: true },
  'hand-in': { name: '补件凭证', nameEn: 'Receipt of further papers', word: '补件', copies: both, isSealed: true },
  refusal: { name: '不予受理通知书', nameEn: 'Notice of non-acceptance', word: '不受', copies: both, isSealed: true },
  deferral: {
    name: '容缺受理通知书',
    nameEn: 'Acceptance with papers to follow',
    word: '容缺',
    copies: both,
    isSealed: true,
  },
  commitment: { name: '告知承诺书', nameEn: 'Notice and commitment', word: '承诺', copies: both, isSealed: true },
  'special-procedure': {
    name: '特别程序告知书',
    nameEn: 'Notice of a special procedure',
    word: '特',
    copies: both,
    isSealed: true,
  },
  extension: { name: '延期告知书', nameEn: 'Notice of extension', word: '延', copies: both, isSealed: true },
  approval: { name: '准予决定书', nameEn: 'Decision to grant', word: '准', copies: both, isSealed: true },
  denial: { name: '不予决定书', nameEn: 'Decision to deny', word: '不准', copies: both, isSealed: true },
  termination: { name: '终止办理通知书', nameEn: 'Notice of termination', word: '终', copies: both, isSealed: true },
  withdrawal: {
    name: '撤回申请确认书',
    nameEn: 'Confirmation of withdrawal',
    word: '撤',
    copies: both,
    isSealed: true,
  },
  'returned-papers': { name: '退件清单', nameEn: 'List of returned papers', word: '退', copies: both, isSealed: true },
  'void-record': { name: '作废记录', nameEn: 'Record of voiding', word: '废', copies: archiveOnly, isSealed: true },
  'delivery-receipt': {
    name: '送达回证',
    nameEn: 'Proof of delivery',
    word: '送',
    copies: archiveOnly,
    isSealed: true,
  },
  'power-of-attorney': {
    name: '授权委托书',
    nameEn: 'Power of attorney',
    word: '委',
    copies: both,
    isSealed: false,
  },
  'delegate-order': { name: '代办委托单', nameEn: 'Order to a delegate', word: '代委', copies: both, isSealed: true },
  'delegate-continuation': {
    name: '代办续办单',
    nameEn: 'Delegate goes on',
    word: '代续',
    copies: both,
    isSealed: true,
  },
  'delegate-end': { name: '代办终止单', nameEn: 'Delegate stops', word: '代终', copies: both, isSealed: true },
  'delegate-done': { name: '代办办结单', nameEn: 'Delegate is done', word: '代结', copies: both, isSealed: true },
  'hand-over': { name: '材料交接单', nameEn: 'Hand-over of papers', word: '交', copies: both, isSealed: false },
  verification: {
    name: '办结核验记录',
    nameEn: 'Record of the final check',
    word: '核',
    copies: archiveOnly,
    isSealed: true,
  },
  routing: { name: '流转单', nameEn: 'Routing slip', word: '流', copies: archiveOnly, isSealed: false },
  transfer: { name: '转报单', nameEn: 'Transfer slip', word: '报', copies: archiveOnly, isSealed: true },
  'archive-list': { name: '归档清单', nameEn: 'Archive list', word: '档', copies: archiveOnly, isSealed: true },
};
