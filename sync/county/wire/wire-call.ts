import type { z } from 'zod';

/** One call of the wire contract, in the words that OpenAPI needs and no schema says. */
export interface WireCall {
  readonly summary: string;
  readonly tag: 'terminal' | 'materials' | 'online-service' | 'payment-platform' | 'supervision' | 'service';
  /** Who may: anybody, an enrolled terminal or a payment platform by its signature, an online service by its token. */
  readonly security: 'none' | 'terminal-signature' | 'payment-signature' | 'online-service-token' | 'supervision-token';
  readonly query?: Readonly<Record<string, { readonly schema: z.ZodType; readonly about: string }>>;
  readonly headers?: Readonly<Record<string, { readonly about: string; readonly isRequired: boolean }>>;
  readonly body?: WireBody;
  readonly replies: Readonly<Record<number, WireReply>>;
}

/** JSON of this shape, or bytes of this media type. */
export type WireBody = { readonly json: z.ZodType } | { readonly mediaType: string };

export interface WireReply {
  readonly about: string;
  readonly body?: WireBody;
  readonly headers?: Readonly<Record<string, string>>;
}
