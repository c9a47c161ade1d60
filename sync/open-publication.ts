import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type OpenedPublication, publicationBodies, publicationSealSchema } from '../main/domain/publication.ts';
import { failed, ok, type Result } from '../main/domain/result.ts';
import { openCompact } from './crypto/compact-jws.ts';
import type { PublicKey } from './crypto/keys.ts';
import { countyKeyId, type PublicationReply } from './protocol.ts';

/**
 * Signed by the county that this terminal belongs to, whole to the byte, and of a shape that this version can work with:
 * or the name of what is wrong.
 */
export async function openPublication(
  { jws, body, ...said }: PublicationReply,
  countyKey: PublicKey | null,
): Promise<Result<OpenedPublication>> {
  const { kind, version } = said;
  const name = `${kind} ${version}`;
  if (countyKey === null) return failed('publication/bad-signature', `${name}: the county has not proved itself yet`);
  const seal = publicationSealSchema.safeParse(await openCompact(jws, { key: countyKey, kid: countyKeyId }));
  if (!seal.success) return failed('publication/bad-signature', `${name} is not signed by this county`);
  if (canonicalize(seal.data) !== canonicalize(publicationSealSchema.parse(said))) {
    return failed('publication/bad-signature', `${name} is signed as ${seal.data.kind} ${seal.data.version}`);
  }
  if (hashOf(body) !== said.hash) return failed('publication/wrong-hash', `${name} does not have its hash`);
  const parsed = publicationBodies[kind].safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return failed('publication/unusable', `${name}: ${issue?.path.map(String).join('.')} ${issue?.message}`);
  }
  const opened = { ...said, jws, body: parsed.data } as OpenedPublication;
  if (opened.kind === 'catalogue' && opened.body.version !== version) {
    return failed('publication/unusable', `${name} calls itself version ${opened.body.version}`);
  }
  return ok(opened);
}

export function hashOf(body: unknown): string {
  return createHash('sha256')
    .update(canonicalize(body) ?? '', 'utf8')
    .digest('hex');
}
