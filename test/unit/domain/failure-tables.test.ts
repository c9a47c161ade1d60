import { describe, expect, it } from 'vitest';
import { citizenSentence, failurePolicy, staffHint } from '../../../main/domain/failure-tables.ts';
import { failureCodes } from '../../../main/domain/failures.ts';

describe('failures in words', () => {
  it.each(failureCodes)('%s', (code) => {
    const { zh, en } = citizenSentence[code];
    expect(zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(en).toMatch(/\.$/);
    // A sentence for a villager: no code, no jargon, no blame.
    expect(zh).not.toMatch(/[a-z]+\/[a-z]|HTTP|\d{3}|错误|失败|非法|无效|异常|违规/i);
    expect(en).not.toMatch(/error|invalid|fail|illegal|exception|[a-z]+\/[a-z]/i);
    expect(staffHint[code].zh).not.toBe(zh);
    expect(en).not.toMatch(/\p{Script=Han}/u);
    // Staff read what to do in whole sentences, in both languages.
    expect(staffHint[code].zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(staffHint[code].en).toMatch(/[A-Za-z].*\.$/);
    expect(staffHint[code].en).not.toMatch(/\p{Script=Han}/u);
  });

  it('have a policy, and no other table row than codes', () => {
    for (const table of [citizenSentence, staffHint, failurePolicy]) {
      expect(Object.keys(table).sort()).toEqual([...failureCodes].sort());
    }
  });

  it('never print again unasked, and never give up on the county', () => {
    for (const code of failureCodes.filter((one) => one.startsWith('printer/')))
      expect(failurePolicy[code]).toBe('ask');
    for (const code of ['county/offline', 'county/captive-portal', 'county/server-error'] as const) {
      expect(failurePolicy[code]).toBe('retry');
    }
  });
});
