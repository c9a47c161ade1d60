import type { RxJsonSchema } from 'rxdb';
import type { ApplicationSummary, Draft } from '../../main/domain/application.ts';
import type { Item, Notice } from '../../main/domain/catalogue.ts';
import { shanghaiDate } from '../../main/domain/dates.ts';

/**
 * How a document lies on the desk: an id, two plain fields to sort and pick by, and everything else sealed in `body`.
 * `order` ascends for newest first, because RxDB walks the whole store for any descending sort (measurements §2).
 */
export interface DeskDocument<T> {
  readonly id: string;
  readonly order: string;
  /** Day in Asia/Shanghai for applications; empty elsewhere. */
  readonly day: string;
  readonly body: T;
}

export interface DeskBodies {
  readonly drafts: Draft;
  readonly applications: ApplicationSummary;
  readonly items: Item;
  readonly notices: Notice;
}
export type DeskCollectionName = keyof DeskBodies;
export const deskCollectionNames = ['drafts', 'applications', 'items', 'notices'] as const;

/** `encrypted` makes the sealed storage seal RxDB's replication notes as well, which repeat the whole document. */
export const deskSchema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 100 },
    order: { type: 'string', maxLength: 40 },
    day: { type: 'string', maxLength: 10 },
    body: { type: 'object' },
  },
  required: ['id', 'order', 'day', 'body'],
  indexes: ['order', ['day', 'order']],
  encrypted: ['body'],
} as const satisfies RxJsonSchema<DeskDocument<object>>;

const placing: { readonly [N in DeskCollectionName]: (body: DeskBodies[N]) => { order: string; day: string } } = {
  drafts: (draft) => ({ order: newestFirst(draft.openedAt), day: '' }),
  applications: (application) => ({
    order: newestFirst(application.receivedAt),
    day: shanghaiDate(application.receivedAt),
  }),
  items: (item) => ({ order: item.code.slice(0, 40), day: '' }),
  notices: (notice) => ({ order: newestFirst(notice.publishedAt), day: '' }),
};

export function toDeskDocument<N extends DeskCollectionName>(
  name: N,
  id: string,
  body: DeskBodies[N],
): DeskDocument<DeskBodies[N]> {
  return { id, ...placing[name](body), body };
}

/** A document that left the desk; RxDB wants every required field even of a deleted one. */
export const goneDocument = (id: string): DeskDocument<object> & { _deleted: true } => ({
  id,
  order: '',
  day: '',
  body: {},
  _deleted: true,
});

const farFuture = 9_999_999_999_999;
const newestFirst = (instant: string): string => String(farFuture - Date.parse(instant)).padStart(13, '0');
