import { bankCard, disabilityCard, idCardBack, idCardFront, photo } from './cards.ts';
import { registerHome, registerMember } from './household-register.ts';
import { applicationForm, diagnosis, incomeStatement, villageOpinion } from './letters.ts';
import { drawSheet, type Pen } from './sheet.ts';

export interface SamplePage {
  readonly key: string;
  readonly title: string;
  /** Null for a sheet with nothing on it: somebody fed it the wrong way round. */
  readonly draw: ((pen: Pen) => void) | null;
  /** How far its strokes run into each other; 0 when left out. */
  readonly blurMm?: number;
}

/** The papers that lie beside the simulated scanner. Keys are stable: tests and the panel name them. */
export const sampleLibrary: readonly SamplePage[] = [
  { key: 'id-card-front', title: '身份证复印件（人像面）', draw: idCardFront },
  { key: 'id-card-back', title: '身份证复印件（国徽面）', draw: idCardBack },
  { key: 'register-home', title: '户口簿首页', draw: registerHome },
  { key: 'register-member', title: '户口簿本人页', draw: registerMember },
  { key: 'bank-card', title: '银行卡复印件', draw: bankCard },
  { key: 'application-form', title: '申请表（已签名）', draw: applicationForm },
  { key: 'village-opinion', title: '村委会意见', draw: villageOpinion },
  { key: 'income-statement', title: '家庭收入说明', draw: incomeStatement },
  { key: 'diagnosis', title: '诊断证明', draw: diagnosis },
  { key: 'disability-card', title: '残疾人证', draw: disabilityCard },
  { key: 'photo', title: '两寸照片', draw: photo },
  { key: 'blank', title: '空白页', draw: null },
  { key: 'blurred', title: '诊断证明（拍糊了）', draw: diagnosis, blurMm: 0.7 },
];

const drawn = new Map<string, Promise<Buffer>>();

/** Drawn when first fed; the same page is the same bytes every time. */
export function samplePage(
  key: string,
  look: { readonly resolutionDpi: number; readonly grey: boolean },
): Promise<Buffer> {
  const page = sampleLibrary.find((candidate) => candidate.key === key);
  if (page === undefined) return Promise.reject(new RangeError(`no such sample page: ${key}`));
  const name = `${key} ${look.resolutionDpi} ${look.grey}`;
  const { draw, blurMm = 0 } = page;
  const known = drawn.get(name) ?? drawSheet(draw ?? (() => undefined), { ...look, blurMm, blank: draw === null });
  drawn.set(name, known);
  return known;
}
