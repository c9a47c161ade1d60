import type { Application } from '../application.ts';
import type { Move } from '../case/move.ts';
import type { Item } from '../catalogue.ts';
import type { DocumentExtra } from './extras.ts';

/** All that a document is made of. Nothing is looked up while it is composed: the same scene gives the same words. */
export interface DocumentScene {
  readonly application: Application;
  /** In the version that the case began with. */
  readonly item: Item;
  readonly moves: readonly Move[];
  /** The step that it is about; null for what is there for the asking. */
  readonly move: Move | null;
  readonly countyName: string;
  readonly officeName: string;
  readonly clerk: { readonly id: string; readonly name: string };
  /** ISO instant of issue. */
  readonly at: string;
  /** 承诺办结日 before the step and after it; null where it can't be known. */
  readonly dueBefore: string | null;
  readonly dueAfter: string | null;
  readonly extra: DocumentExtra | null;
  /** Documents of this case that have their number, for those that refer to them. */
  readonly issued: readonly { readonly name: string; readonly numberText: string; readonly issuedAt: string }[];
  /** 材料交接单: the other cases that travel with this one. */
  readonly companions: readonly {
    readonly localNumber: string;
    readonly itemName: string;
    readonly applicantName: string;
    readonly originals: number;
    readonly pages: number;
  }[];
  readonly numberText: string | null;
}

/** What the head that is common to all of them says. */
export interface HeadScene extends Pick<DocumentScene, 'countyName' | 'officeName' | 'clerk' | 'at' | 'numberText'> {
  readonly application: Pick<
    Application,
    'localNumber' | 'countyNumber' | 'itemName' | 'itemCode' | 'applicantName' | 'idNumber' | 'form'
  >;
  readonly item: Pick<Item, 'consultPhone' | 'supervisePhone'>;
}

/** What a 送达回证 says beneath it. */
export interface DeliveryScene extends HeadScene, Pick<DocumentScene, 'move' | 'issued'> {}
