import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { publicKeySchema } from '../../sync/crypto/keys.ts';
import { openDocument } from '../../sync/document-token.ts';
import { longDate } from '../domain/dates.ts';
import { type DocumentClaim, tokenIn } from '../domain/documents/claim.ts';
import { documentTrade } from '../domain/documents/kinds.ts';
import { documentNumberText } from '../domain/documents/number.ts';
import { type DocumentVerdict, documentVerdicts, verdictWords } from '../domain/documents/verdict.ts';
import type { VerifyOptions } from './verify-options.ts';

export interface DocumentCheck {
  readonly isGood: boolean;
  readonly lines: readonly string[];
  /** What the code was signed over; null where that is not known. */
  readonly contentHash: string | null;
}

type Where = Pick<VerifyOptions, 'county' | 'keyFile'>;

/** A token, or an address that ends in one. */
export async function checkText(text: string, where: Where): Promise<DocumentCheck> {
  const token = tokenIn(text);
  if (token === null) return said('invalid', []);
  if (where.keyFile !== null) return checkWithKey(token, where.keyFile);
  if (where.county !== null) return checkAtCounty(token, where.county);
  // The address in the code is the code's own word: it may be anybody's, and is not asked.
  return said('unknown-key', [
    '没有可问的县平台：请用 --county 或 COUNTY_URL 给出地址。No county to ask: give --county.',
  ]);
}

const answerSchema = z.object({
  verdict: z.enum(documentVerdicts),
  document: z
    .object({
      name: z.string(),
      number: z.string(),
      caseNumber: z.string(),
      date: z.iso.date(),
      office: z.string().nullable(),
      contentHash: z.string(),
    })
    .nullable(),
});

const answerWithinMs = 20_000;

async function checkAtCounty(token: string, county: string): Promise<DocumentCheck> {
  try {
    const url = `${county.replace(/\/+$/, '')}/api/v1/verify/${token}`;
    const answer = await fetch(url, { signal: AbortSignal.timeout(answerWithinMs), redirect: 'error' });
    const { verdict, document } = answerSchema.parse(await answer.json());
    if (document === null) return said(verdict, []);
    const { name, number, caseNumber, date, office, contentHash } = document;
    return said(verdict, facts({ name, number, caseNumber, date, office }), contentHash);
  } catch (trouble) {
    const why = trouble instanceof Error ? trouble.message : String(trouble);
    return {
      isGood: false,
      contentHash: null,
      lines: [`没有查到：县平台没有回答。Not checked: the county did not answer. (${county}: ${why})`],
    };
  }
}

async function checkWithKey(token: string, keyFile: string): Promise<DocumentCheck> {
  const given = await readFile(keyFile, 'utf8').then(
    (text) => publicKeySchema.safeParse(asJson(text)).data ?? null,
    () => null,
  );
  if (given === null) return said('unknown-key', [`${keyFile} 不是公钥。It is no public key.`]);
  const opened = await openDocument(token, async () => ({ publicKey: given }));
  if (opened.verdict !== 'signed') return said(opened.verdict, []);
  const { claim, signer } = opened;
  return {
    isGood: true,
    contentHash: claim.contentHash,
    lines: [
      '签名有效：没有查县平台的登记。Valid signature: the county’s register was not asked.',
      ...factsOf(claim),
      `终端 Terminal: ${signer.terminalId}`,
    ],
  };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function said(
  verdict: DocumentVerdict,
  more: readonly string[],
  contentHash: string | null = null,
): DocumentCheck {
  const { title, advice } = verdictWords[verdict];
  return {
    isGood: verdict === 'valid',
    contentHash,
    lines: [`${title.zh}。${title.en}.`, `${advice.zh}${advice.en}`, ...more],
  };
}

function factsOf({ number, caseNumber, date }: DocumentClaim): readonly string[] {
  return facts({
    name: documentTrade[number.kind].name,
    number: documentNumberText(number),
    caseNumber,
    date,
    office: null,
  });
}

function facts(document: {
  readonly name: string;
  readonly number: string;
  readonly caseNumber: string;
  readonly date: string;
  readonly office: string | null;
}): readonly string[] {
  const { name, number, caseNumber, date, office } = document;
  return [
    `文书 Document: ${name} ${number}`,
    `办件编号 Case: ${caseNumber}`,
    `签发 Issued: ${longDate(date)}${office === null ? '' : ` ${office}`}`,
  ];
}
