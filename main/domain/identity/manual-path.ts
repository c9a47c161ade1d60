import { z } from 'zod';
import type { Text } from '../failures.ts';
import { checkCitizenId } from '../numbers/citizen-id.ts';
import type { FieldProblem } from '../result.ts';

/** 没有读到有效身份证时的办法 (R40): who may be served without a good card, by which papers, and who stands beside them. */
export const manualPaths = [
  'infant',
  'expired',
  'lost',
  'damaged',
  'not-brought',
  'reader-down',
  'other-document',
  'other',
] as const;
export type ManualPath = (typeof manualPaths)[number];

export const identityDocuments = [
  'household-register',
  'birth-certificate',
  'temporary-card',
  'replacement-slip',
  'card-by-eye',
  'passport',
  'e-licence',
  'police-paper',
] as const;
export type IdentityDocument = (typeof identityDocuments)[number];

export const identityDocumentNames: Readonly<Record<IdentityDocument, Text>> = {
  'household-register': { zh: '户口簿', en: 'Household register' },
  'birth-certificate': { zh: '出生医学证明', en: 'Birth certificate' },
  'temporary-card': { zh: '临时身份证', en: 'Temporary card' },
  'replacement-slip': { zh: '身份证领取凭证', en: 'Slip for the new card' },
  'card-by-eye': { zh: '肉眼核对身份证', en: 'Card compared by eye' },
  passport: { zh: '护照或通行证', en: 'Passport or travel permit' },
  'e-licence': { zh: '电子身份凭证', en: 'Electronic ID' },
  'police-paper': { zh: '公安机关出具的身份材料', en: 'Paper of the police' },
};

export interface PathRule {
  readonly name: Text;
  /** One of them is seen. */
  readonly documents: readonly IdentityDocument[];
  readonly needsGuardian: boolean;
}

export const pathRules: Readonly<Record<ManualPath, PathRule>> = {
  infant: {
    name: { zh: '婴幼儿、未成年人没有办证', en: 'A child without a card' },
    documents: ['household-register', 'birth-certificate'],
    needsGuardian: true,
  },
  expired: {
    name: { zh: '身份证过期', en: 'Card expired' },
    documents: ['temporary-card', 'replacement-slip', 'household-register', 'police-paper'],
    needsGuardian: false,
  },
  lost: {
    name: { zh: '身份证丢失', en: 'Card lost' },
    documents: ['temporary-card', 'replacement-slip', 'household-register', 'passport', 'police-paper'],
    needsGuardian: false,
  },
  damaged: {
    name: { zh: '身份证损坏，读不出来', en: 'Card damaged, can’t be read' },
    documents: ['card-by-eye', 'household-register', 'temporary-card'],
    needsGuardian: false,
  },
  'not-brought': {
    name: { zh: '没有带身份证', en: 'Card not brought' },
    documents: ['e-licence', 'household-register', 'passport'],
    needsGuardian: false,
  },
  'reader-down': {
    name: { zh: '读卡器用不了', en: 'Reader out of order' },
    documents: ['card-by-eye'],
    needsGuardian: false,
  },
  'other-document': {
    name: { zh: '持护照、通行证等其他证件', en: 'Another kind of document' },
    documents: ['passport', 'police-paper'],
    needsGuardian: false,
  },
  other: { name: { zh: '其他', en: 'Something else' }, documents: identityDocuments, needsGuardian: false },
};

export const guardianSchema = z.object({
  name: z.string().trim().max(50),
  idNumber: z.string().trim().max(40),
  relation: z.string().trim().max(30),
});

/** What the clerk notes where the chip alone does not settle who it is. */
export const manualProofSchema = z.object({
  path: z.enum(manualPaths).nullable(),
  documents: z.array(z.enum(identityDocuments)).max(identityDocuments.length),
  guardian: guardianSchema.nullable(),
});
export type ManualProof = z.infer<typeof manualProofSchema>;

export const emptyProof: ManualProof = { path: null, documents: [], guardian: null };

/** What is still missing on the path, at `/identity/...`. */
export function checkManualProof(
  proof: ManualProof | undefined,
  told: { readonly reason: string; readonly today: string },
): readonly FieldProblem[] {
  const { path, documents, guardian } = proof ?? emptyProof;
  if (path === null) {
    return [missing('path', '还差：没有读身份证的原因', 'Still missing: why no identity card was read')];
  }
  const rule = pathRules[path];
  return [
    ...(path === 'other' && told.reason.trim().length < 2
      ? [missing('reason', '还差：选了“其他”，请写明是什么情况', 'Still missing: please say what “something else” is')]
      : []),
    ...(documents.some((one) => rule.documents.includes(one)) ? [] : [noDocument(rule)]),
    ...(rule.needsGuardian ? checkGuardian(guardian, told.today) : []),
  ];
}

function noDocument({ documents }: PathRule): FieldProblem {
  const names = (language: 'zh' | 'en') => documents.map((one) => identityDocumentNames[one][language]);
  return missing(
    'documents',
    `还差：核对哪种证件（${names('zh').join('、')}，任选一种）`,
    `Still missing: which paper was seen (one of: ${names('en').join(', ')})`,
  );
}

function checkGuardian(guardian: ManualProof['guardian'], today: string): readonly FieldProblem[] {
  if (guardian === null || guardian.name === '' || guardian.idNumber === '' || guardian.relation === '') {
    return [
      missing(
        'guardian',
        '还差：监护人的姓名、证件号码和关系',
        'Still missing: the guardian’s name, document number and relation',
      ),
    ];
  }
  const wrong = /^[\dX]{15,18}$/i.test(guardian.idNumber) ? checkCitizenId(guardian.idNumber, today) : null;
  if (wrong === null) return [];
  const { zh, en } = wrong.message;
  return [{ pointer: '/identity/guardian', kind: 'format', message: { zh: `监护人：${zh}`, en: `Guardian: ${en}` } }];
}

function missing(key: string, zh: string, en: string): FieldProblem {
  return { pointer: `/identity/${key}`, kind: 'missing', message: { zh, en } };
}
