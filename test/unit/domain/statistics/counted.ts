import type { CountedEvent } from '../../../../main/domain/statistics/fold-events.ts';

/** Events as the terminal writes them, in the few words that counting needs. */
export function accepted(id: string, said: Readonly<Record<string, unknown>> = {}): CountedEvent {
  const { at = '2026-03-02T02:00:00.000Z', terminalId = 'T1', ...rest } = said;
  const application = {
    itemCode: 'SB01',
    itemName: '灵活就业参保登记',
    channel: 'window',
    operatorId: 'W01',
    operatorName: '李慧',
    receivedAt: String(at),
    acceptedAt: String(at),
    dueDate: '2026-03-09',
    form: { applicant: { address: '广西岑溪市归义镇新圩村三组12号' } },
    ...rest,
  };
  return event('application/accepted', id, { application }, String(at), String(terminalId));
}

export function decided(id: string, on: { outcome?: string; at?: string } = {}): CountedEvent {
  const { outcome = 'approved', at = '2026-03-05T08:00:00.000Z' } = on;
  const decision = { outcome, reason: '', decidedBy: '县人社局', decidedAt: at };
  return event(
    'application/status-changed',
    id,
    { statusVersion: 1, state: 'APPROVED', decision, correction: null },
    at,
  );
}

export function event(
  type: string,
  applicationId: string,
  body: Readonly<Record<string, unknown>>,
  at = '2026-03-03T02:00:00.000Z',
  terminalId = 'T1',
): CountedEvent {
  return { type, applicationId, terminalId, at, body: { ...body, salt: '00' } };
}
