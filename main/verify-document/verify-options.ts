import { parseArgs } from 'node:util';

export interface VerifyOptions {
  /** A token, an address with one at its end, or the name of a file. */
  readonly subject: string;
  readonly county: string | null;
  /** File with a terminal's public key as JWK, for a check without a line. */
  readonly keyFile: string | null;
}

export const verifyUsage =
  'usage: npm run --silent verify-document -- TOKEN|FILE [--county URL] [--key PUBLIC-KEY.json]   (or COUNTY_URL)';

export function verifyOptions(
  given: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ({ readonly ok: true } & VerifyOptions) | { readonly ok: false; readonly why: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { county: { type: 'string' }, key: { type: 'string' } },
    });
    const [subject, ...rest] = positionals;
    if (subject === undefined || rest.length > 0) return { ok: false, why: verifyUsage };
    const county = values.county ?? env.COUNTY_URL ?? null;
    if (county !== null && !/^https?:\/\/[^\s?#]+$/.test(county)) return { ok: false, why: `${county} is no address` };
    return { ok: true, subject, county, keyFile: values.key ?? null };
  } catch (trouble) {
    return { ok: false, why: `${trouble instanceof Error ? trouble.message : String(trouble)}\n${verifyUsage}` };
  }
}
