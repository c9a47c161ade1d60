import type { Text } from '../domain/failures.ts';
import type { Finding, Verdict } from './check.ts';
import { type Examination, isHealthy } from './examine.ts';

const words: Readonly<Record<Verdict, string>> = { ok: 'ok', warn: 'warn', fail: 'FAIL' };
const subjectWidth = 22;

/** For people: a line each, what to do below it, and one sentence at the end. */
export function table(examinations: readonly Examination[], language: keyof Text): string {
  const findings = examinations.flatMap((one) => one.findings);
  const lines = findings.flatMap((finding) => [
    `${words[finding.verdict].padEnd(5)} ${padded(finding.subject[language], subjectWidth)} ${finding.found[language]}`,
    ...(finding.advice === null ? [] : [`${' '.repeat(6)}${padded('', subjectWidth)} → ${finding.advice[language]}`]),
  ]);
  return `${[...lines, '', summary(findings)[language]].join('\n')}\n`;
}

/** For machines: `healthy`, counts, and each line under the id of its check. */
export function json(examinations: readonly Examination[], version: string): string {
  const findings = examinations.flatMap((one) => one.findings);
  return JSON.stringify({
    healthy: isHealthy(examinations),
    version,
    counts: { ok: count(findings, 'ok'), warn: count(findings, 'warn'), fail: count(findings, 'fail') },
    findings: examinations.flatMap((one) => one.findings.map((finding) => ({ check: one.id, ...finding }))),
  });
}

function summary(findings: readonly Finding[]): Text {
  const [fails, warns] = [count(findings, 'fail'), count(findings, 'warn')];
  if (fails > 0) return { zh: `${fails} 项不合格，${warns} 项需留意。`, en: `${fails} failed, ${warns} to look at.` };
  if (warns > 0) return { zh: `可以使用，${warns} 项需留意。`, en: `Fit for work, ${warns} to look at.` };
  return { zh: '全部正常。', en: 'All is well.' };
}

function count(findings: readonly Finding[], verdict: Verdict): number {
  return findings.filter((finding) => finding.verdict === verdict).length;
}

/** A Chinese character takes two columns of a terminal. */
function padded(text: string, width: number): string {
  const shown = Array.from(text).reduce(
    (sum, character) => sum + (/[\u1100-\uffdc\u{1f300}-\u{3ffff}]/u.test(character) ? 2 : 1),
    0,
  );
  return text + ' '.repeat(Math.max(0, width - shown));
}
