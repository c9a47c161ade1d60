import type { CaseDocumentKind } from './kinds.ts';

/**
 * What a document says, apart from how it looks. It is fixed when the document is issued: a reprint says the same to the
 * letter, whatever became of the case meanwhile. `{{key}}` stands for a number that only the archive's copy shows whole.
 */
export interface DocumentContent {
  readonly kind: CaseDocumentKind;
  readonly title: string;
  /** 文号; null until issued. */
  readonly numberText: string | null;
  readonly caseNumber: string;
  readonly officeName: string;
  readonly countyName: string;
  /** 办件编号, 事项, 申请人 …: once, at the head. */
  readonly head: readonly Fact[];
  /** 受文人; null on the office's own records. */
  readonly address: string | null;
  readonly blocks: readonly Block[];
  /** 签收栏: one line each, to be written by hand. */
  readonly signatures: readonly string[];
  /** 业务专用章 beside the office's name and this day. */
  readonly seal: { readonly date: string } | null;
  readonly note: string | null;
  /** What the citizen's copy shows in place of `{{key}}`. */
  readonly masked: Readonly<Record<string, string>>;
}

export interface Fact {
  readonly label: string;
  readonly text: string;
  /** It stands across the sheet. */
  readonly isWide?: boolean;
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** 一、二、三: a heading that never stands alone at the foot of a page. */
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | {
      readonly kind: 'table';
      readonly title: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    }
  /** A second document under the same number, on a page of its own: 承诺书 under 容缺受理通知书. */
  | { readonly kind: 'second-title'; readonly text: string };

export interface Column {
  readonly title: string;
  /** Millimetres, or what the others leave. */
  readonly widthMm: number | '*';
  readonly isCentred: boolean;
}

/** The content, and the whole numbers behind its `{{key}}`: those stay in the ledger and on the archive's copy. */
export interface ComposedDocument {
  readonly content: DocumentContent;
  readonly whole: Readonly<Record<string, string>>;
}
