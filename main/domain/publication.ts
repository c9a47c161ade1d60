import { z } from 'zod';
import { sha256Schema } from './application.ts';
import { cataloguePackageSchema, noticeSchema, workCalendarSchema } from './catalogue.ts';
import { configurationSchema } from './configuration.ts';
import { staffListSchema } from './staff-list.ts';

/**
 * 发布: everything that comes down from the county as a whole, numbered and signed. A version is never used twice: going
 * back to an earlier state is publishing it again under a new number.
 */
export const publicationKinds = ['catalogue', 'calendar', 'notices', 'staff', 'configuration'] as const;
export type PublicationKind = (typeof publicationKinds)[number];

/** 公告 of one place. */
export const noticeListSchema = z.object({ notices: z.array(noticeSchema).max(200) });

export const publicationBodies = {
  catalogue: cataloguePackageSchema,
  calendar: workCalendarSchema,
  notices: noticeListSchema,
  staff: staffListSchema,
  configuration: configurationSchema,
} as const satisfies Record<PublicationKind, z.ZodType>;
export type PublicationBody<K extends PublicationKind> = z.output<(typeof publicationBodies)[K]>;

export const publicationRefSchema = z.object({
  kind: z.enum(publicationKinds),
  /** Whom it is for: empty for the whole county, a place's code (notices), an office's name (staff). */
  scope: z.string().max(100),
  version: z.int().min(1),
  /** SHA-256 of the canonical JSON of the body (RFC 8785). */
  hash: sha256Schema,
});
export type PublicationRef = z.infer<typeof publicationRefSchema>;

/** What the county signs. */
export const publicationSealSchema = publicationRefSchema.extend({ publishedAt: z.iso.datetime() });
export type PublicationSeal = z.infer<typeof publicationSealSchema>;

export const publicationSchema = publicationSealSchema.extend({
  /** Compact JWS by the county's key over the seal. */
  jws: z.string().max(4000),
  body: z.unknown(),
});
export type Publication = z.infer<typeof publicationSchema>;

/** One whose signature, hash and shape have been checked. */
export type OpenedPublication = {
  readonly [K in PublicationKind]: PublicationSeal & {
    readonly kind: K;
    readonly jws: string;
    readonly body: PublicationBody<K>;
  };
}[PublicationKind];

/** Kinds of which several scopes are in force beside each other at one terminal: the county's and each place's own. */
const manyScoped: readonly PublicationKind[] = ['notices'];

/** Where a publication stands among those in force: the next version of the same matter takes its place. */
export function matterOf({ kind, scope }: Pick<PublicationRef, 'kind' | 'scope'>): string {
  return manyScoped.includes(kind) ? `${kind}/${scope}` : kind;
}

/** Fetched: what is announced and not in force here in exactly that form. */
export function lacking(
  announced: readonly PublicationRef[],
  inForce: readonly PublicationRef[],
): readonly PublicationRef[] {
  return announced.filter(
    (wanted) =>
      !inForce.some(({ kind, scope, hash }) => kind === wanted.kind && scope === wanted.scope && hash === wanted.hash),
  );
}

/**
 * May `next` take the place of `current`? A later version of the same scope, or the very same again, where its body was
 * damaged here. A terminal that was moved to another office follows that one's numbers from the start.
 */
export function maySwitch(current: PublicationRef | null, next: PublicationRef): boolean {
  if (current === null || current.scope !== next.scope) return true;
  return next.version > current.version || (next.version === current.version && next.hash === current.hash);
}
