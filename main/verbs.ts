import type { z } from 'zod';
import type { Result } from './domain/result.ts';

/** A verb for each call of a part of the contract: its input is parsed already, its answer is a plain value. */
export type VerbsOf<C extends Readonly<Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>>> = {
  readonly [M in keyof C]: (
    input: z.input<C[M]['input']>,
  ) => Result<z.output<C[M]['output']>> | Promise<Result<z.output<C[M]['output']>>>;
};
