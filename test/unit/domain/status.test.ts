import { describe, expect, it } from 'vitest';
import { type Application, applicationStateSchema, whereaboutsSchema } from '../../../main/domain/application.ts';
import { applyCountyStatus, type CountyStatus, judgeCountyStatus } from '../../../main/domain/status.ts';
import { type SubmissionState, whereaboutsOf, whereaboutsWords } from '../../../main/domain/whereabouts.ts';
import { sampleDraft } from './sample-case.ts';

const { id, itemCode, itemName, catalogueVersion, channel, situation, form, provenance, identity, materials } =
  sampleDraft();
const application: Application = {
  ...{ id, itemCode, itemName, catalogueVersion, channel, situation, form, provenance, identity, materials },
  localNumber: 'A001-20261122-0001-X',
  countyNumber: null,
  applicantName: '张三',
  idType: '111',
  idNumber: '11010519491231002X',
  phone: '13812345678',
  state: 'ACCEPTED',
  receivedAt: '2026-11-22T01:00:00.000Z',
  acceptedAt: '2026-11-22T01:00:00.000Z',
  dueDate: null,
  operatorId: 'w1',
  operatorName: '王',
  decision: null,
  countyStatusVersion: 0,
};
const approved: CountyStatus = {
  statusVersion: 2,
  state: 'APPROVED',
  countyNumber: 'C-1',
  decision: { outcome: 'approved', reason: '', decidedBy: '县民政局', decidedAt: '2026-11-23T01:00:00.000Z' },
};
const denied: CountyStatus = {
  ...approved,
  state: 'DENIED',
  decision: { outcome: 'denied', reason: '收入超出标准', decidedBy: '县民政局', decidedAt: '2026-11-24T01:00:00.000Z' },
};

describe('what the county decided', () => {
  it('is taken over, and nothing else moves', () => {
    const after = applyCountyStatus(application, approved);
    expect(after).toEqual({
      ...application,
      state: 'APPROVED',
      countyNumber: 'C-1',
      decision: approved.decision,
      countyStatusVersion: 2,
    });
  });
  it('comes twice, or late, and changes nothing', () => {
    const after = applyCountyStatus(application, approved);
    expect(applyCountyStatus(after, approved)).toBe(after);
    expect(applyCountyStatus(after, { ...approved, statusVersion: 1, state: 'PROCESSING', decision: null })).toBe(
      after,
    );
  });
  it('never goes back, whatever version it claims', () => {
    const after = applyCountyStatus(application, approved);
    const back = { ...approved, statusVersion: 9, state: 'PROCESSING', decision: null } as const;
    expect(judgeCountyStatus(after, back)).toBe('backwards');
    expect(applyCountyStatus(after, back)).toBe(after);
  });
  it('may be replaced by the county itself', () => {
    const after = applyCountyStatus(application, approved);
    expect(applyCountyStatus(after, { ...denied, statusVersion: 3 }).state).toBe('DENIED');
    expect(applyCountyStatus(after, { ...denied, statusVersion: 2 })).toBe(after);
  });
  it('is refused when it contradicts itself', () => {
    expect(judgeCountyStatus(application, { ...approved, decision: denied.decision })).toBe('inconsistent');
    expect(judgeCountyStatus(application, { ...approved, decision: null })).toBe('inconsistent');
    expect(judgeCountyStatus(application, { ...approved, state: 'PROCESSING' })).toBe('inconsistent');
  });
  it('keeps a county number that the change does not repeat', () => {
    const known = { ...application, countyNumber: 'C-0' };
    expect(applyCountyStatus(known, { ...approved, countyNumber: '' }).countyNumber).toBe('C-0');
  });
});

describe('R23: what may follow on what the county said', () => {
  const verdict = (state: Application['state'], said: CountyStatus['state']) => {
    const outcome = { APPROVED: 'approved', VERIFY: 'approved', DELIVERED: 'approved', DENIED: 'denied' } as const;
    const made = said in outcome ? outcome[said as keyof typeof outcome] : null;
    const decision = made && { outcome: made, reason: '', decidedBy: '县', decidedAt: '2026-11-23T01:00:00.000Z' };
    return judgeCountyStatus(
      { ...application, state },
      { statusVersion: 1, state: said, countyNumber: 'C-1', decision },
    );
  };

  it('an end stays an end, but for the archive', () => {
    for (const end of ['NOT_ACCEPTED', 'WITHDRAWN', 'TERMINATED', 'VOID'] as const) {
      for (const said of applicationStateSchema.options) {
        expect(verdict(end, said), `${end} ${said}`).toBe(said === end || said === 'ARCHIVED' ? 'apply' : 'backwards');
      }
    }
    expect(applicationStateSchema.options.filter((said) => verdict('ARCHIVED', said) === 'apply')).toEqual([
      'ARCHIVED',
    ]);
  });

  it('a special procedure comes and goes, acceptance does not', () => {
    expect(verdict('PROCESSING', 'SPECIAL')).toBe('apply');
    expect(verdict('SPECIAL', 'PROCESSING')).toBe('apply');
    expect(verdict('SPECIAL', 'ACCEPTED')).toBe('backwards');
    expect(verdict('ACCEPTED', 'RECEIVED')).toBe('backwards');
    expect(verdict('RECEIVED', 'CORRECTION')).toBe('apply');
    expect(verdict('CORRECTION', 'RECEIVED')).toBe('apply');
  });

  it('what the counter has done with a decision is not undone by a county that has not heard of it', () => {
    expect(verdict('DELIVERED', 'APPROVED')).toBe('apply');
    expect(applyCountyStatus({ ...application, state: 'DELIVERED' }, approved).state).toBe('DELIVERED');
    expect(verdict('DELIVERED', 'PROCESSING')).toBe('backwards');
  });
});

describe('whereabouts', () => {
  it('are known for every pair, and every word is used', () => {
    const submissions: readonly (SubmissionState | null)[] = [
      'waiting',
      'sending',
      'delivered',
      'needs-attention',
      null,
    ];
    const open = submissions.map((submission) => whereaboutsOf('ACCEPTED', submission));
    expect(open).toEqual(['on-terminal', 'sending', 'at-county', 'needs-attention', 'on-terminal']);
    expect(submissions.map((submission) => whereaboutsOf('PROCESSING', submission))).toEqual(open);
    for (const submission of submissions) {
      expect(whereaboutsOf('APPROVED', submission)).toBe('decided');
      expect(whereaboutsOf('DENIED', submission)).toBe('decided');
    }
    expect(Object.keys(whereaboutsWords).sort()).toEqual([...whereaboutsSchema.options].sort());
  });
});
