import type { Period } from '../../../main/domain/statistics/select-cases.ts';
import type { CaseSource, itemSource } from './case-source.ts';

/** What is exported of: cases by the day in Shanghai on which they were received, the oldest first, a page of them in memory. */
export interface ExchangeStore {
  cases(of: ExchangePeriod): AsyncIterable<CaseSource>;
  voices(of: ExchangePeriod): AsyncIterable<VoiceSource>;
  /** 导出登记: who took out what, for good. */
  note(taken: ExportNote): Promise<void>;
  notes(page: { readonly limit: number; readonly offset: number }): Promise<{
    readonly rows: readonly (ExportNote & { readonly at: string })[];
    readonly total: number;
  }>;
}

export interface ExchangePeriod extends Period {
  /** Only of this place and what lies in it; empty for the whole county. */
  readonly placeCode: string;
}

export interface ExportNote {
  readonly dataSet: string;
  readonly format: ExchangeFormat;
  readonly from: string;
  readonly to: string;
  readonly rows: number;
  readonly problems: number;
  readonly by: string;
}

export const exchangeFormats = ['csv', 'json'] as const;
export type ExchangeFormat = (typeof exchangeFormats)[number];

/** 投诉、举报、意见, as mapping files see one. */
export interface VoiceSource {
  readonly number: string;
  readonly localNumber: string | null;
  readonly kind: string;
  readonly name: string;
  readonly phone: string;
  readonly words: string;
  readonly givenAt: string;
  readonly office: string;
  readonly state: string;
  readonly answer: string | null;
}

export type ItemSource = ReturnType<typeof itemSource>;
