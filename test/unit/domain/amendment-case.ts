import { randomUUID } from 'node:crypto';
import type { Amendment } from '../../../main/domain/amendment.ts';

export function amendmentOf(change: Partial<Amendment> = {}): Amendment {
  return {
    id: randomUUID(),
    base: null,
    baseVersion: 1,
    version: null,
    origin: 'terminal',
    actorId: 'li-hui',
    actorName: '李慧',
    at: '2026-11-22T02:00:00.000Z',
    reason: '电话号码抄错了一位',
    changes: [],
    materials: [],
    answers: null,
    merges: [],
    ...change,
  };
}
