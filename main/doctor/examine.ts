import type { Check, DoctorScene, Finding } from './check.ts';
import { fail, say } from './check.ts';

export interface Examination {
  readonly id: string;
  readonly findings: readonly Finding[];
}

/** All checks at once, each within its own limit; one that hangs or breaks is a finding and holds up none of the others. */
export async function examine(checks: readonly Check[], scene: DoctorScene): Promise<readonly Examination[]> {
  return Promise.all(checks.map(async (check) => ({ id: check.id, findings: await within(check, scene) })));
}

async function within(check: Check, scene: DoctorScene): Promise<readonly Finding[]> {
  const ended = new AbortController();
  const late = new Promise<readonly Finding[]>((resolve) => {
    const seconds = check.limitMs / 1_000;
    const timer = setTimeout(() => {
      ended.abort();
      const found = say(`${seconds} 秒内没有结果`, `no result within ${seconds} s`);
      resolve([fail(check.subject, found, say('重启电脑后再运行一次', 'restart the computer and run this again'))]);
    }, check.limitMs);
    ended.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  const broken = (error: unknown): readonly Finding[] => {
    const detail = error instanceof Error ? error.message : String(error);
    return [
      fail(
        check.subject,
        say(`检查出错：${detail}`, `the check broke: ${detail}`),
        say('请报告技术人员', 'tell the engineers'),
      ),
    ];
  };
  const findings = await Promise.race([check.run(scene, ended.signal).catch(broken), late]);
  ended.abort();
  return findings;
}

export function isHealthy(examinations: readonly Examination[]): boolean {
  return examinations.every((one) => one.findings.every((finding) => finding.verdict !== 'fail'));
}
