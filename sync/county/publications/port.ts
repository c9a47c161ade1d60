import type {
  Publication,
  PublicationBody,
  PublicationKind,
  PublicationRef,
} from '../../../main/domain/publication.ts';
import type { Page, PageWithin } from '../store/port.ts';

/** Who publishes, and what it is about in a few words; kept with the version. */
export interface Publisher {
  readonly by: string;
  readonly note: string;
}

export type PublishableKind = Exclude<PublicationKind, 'catalogue' | 'notices'>;

export interface PublishedVersion extends PublicationRef, Publisher {
  readonly publishedAt: string;
}

/**
 * Guarantees: versions of one kind and scope are 1, 2, 3 … (a catalogue's are those that it names itself), each is signed
 * once and never changes. What is the same as the version in force makes no new one. Every new one is announced.
 */
export interface PublicationStore {
  publish<K extends PublishableKind>(order: {
    readonly kind: K;
    readonly scope: string;
    readonly body: PublicationBody<K>;
    readonly publisher: Publisher;
    /** Null where nothing may be in force yet. Without it whatever is in force gives way. */
    readonly after?: number | null;
  }): Promise<PublishOutcome>;
  current<K extends PublishableKind>(kind: K, scope: string): Promise<CurrentPublication<K> | null>;
  /** What this terminal should have in force. */
  forTerminal(terminalId: string): Promise<readonly PublicationRef[]>;
  /** The whole of what is in force for this terminal; null where nothing is, or it is not for this one. */
  whole(terminalId: string, matter: Pick<PublicationRef, 'kind' | 'scope'>): Promise<Publication | null>;
  /** By name; how many people each has on its list, and how many terminals. */
  offices(page: PageWithin): Promise<{ readonly rows: readonly StaffedOffice[]; readonly total: number }>;
  /** Newest first. */
  history(of: { kind: PublicationKind; scope: string } & Page): Promise<readonly PublishedVersion[]>;
  /** Kept until it is published or a newer one comes from the same person. */
  keepUpload(upload: { id: string; body: string; by: string }): Promise<void>;
  upload(id: string): Promise<{ readonly body: string } | null>;
}

export interface StaffedOffice {
  readonly name: string;
  readonly placeCode: string;
  readonly terminals: number;
  readonly people: number;
}

export type PublishOutcome =
  | { readonly ok: true; readonly version: number; readonly isNew: boolean }
  /** Somebody else published meanwhile. */
  | { readonly ok: false; readonly why: 'changed-meanwhile'; readonly version: number };

export interface CurrentPublication<K extends PublishableKind> {
  readonly version: number;
  readonly publishedAt: string;
  readonly body: PublicationBody<K>;
}
