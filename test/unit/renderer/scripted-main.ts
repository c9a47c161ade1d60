import type { Draft } from '../../../main/domain/application.ts';
import type { Result } from '../../../main/domain/result.ts';
import type { Bridge, Input, Method, Topic } from '../../../preload/contract.ts';

interface Kept {
  readonly change: number;
  readonly document: Record<string, unknown> | null;
}

/**
 * The other end of the contract as far as the desk needs it: change numbers, revisions, refusals, and a link that can be
 * made to swallow answers. The journeys run the same screens on the real main process.
 */
export function createScriptedMain() {
  const kept: Record<string, Map<string, Kept>> = {
    drafts: new Map(),
    applications: new Map(),
    items: new Map(),
    notices: new Map(),
  };
  const listeners = new Set<(topic: Topic, value: unknown) => void>();
  const calls: { method: Method; input: unknown }[] = [];
  let counter = 0;
  let refusal: Result<never> | null = null;
  let swallowedReplies = 0;

  function put(collection: string, id: string, document: Record<string, unknown> | null): void {
    counter += 1;
    kept[collection]?.set(id, { change: counter, document });
    push('desk', { highWater: counter });
  }

  function push(topic: Topic, value: unknown): void {
    for (const listener of listeners) listener(topic, value);
  }

  function putDraft(draft: Draft): Draft {
    const stored = { ...draft, revision: draft.revision + 1 };
    put('drafts', draft.id, stored);
    return stored;
  }

  function answer(method: Method, input: unknown): Result<unknown> {
    if (refusal) return refusal;
    if (method === 'deskPull') {
      const { collection, after, limit } = input as Input<'deskPull'>;
      const changes = [...(kept[collection] ?? [])]
        .map(([id, row]) => ({ id, ...row }))
        .filter((row) => row.change > after)
        .sort((a, b) => a.change - b.change)
        .slice(0, limit);
      return { ok: true, value: { changes, highWater: counter } };
    }
    if (method === 'saveDraft') {
      const { draft } = input as Input<'saveDraft'>;
      const current = kept.drafts?.get(draft.id)?.document as Draft | null | undefined;
      if (!current) return { ok: false, failure: { code: 'application/not-found' } };
      if (current.revision !== draft.revision) return { ok: true, value: { stored: false, draft: current } };
      return { ok: true, value: { stored: true, draft: putDraft(draft) } };
    }
    return { ok: false, failure: { code: 'input/invalid', detail: method } };
  }

  const bridge: Bridge = {
    call: async (method, input) => {
      calls.push({ method, input });
      const result = structuredClone(answer(method, structuredClone(input)));
      if (method === 'saveDraft' && swallowedReplies > 0) {
        swallowedReplies -= 1;
        throw new Error('the answer was lost');
      }
      return result;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  return {
    bridge,
    calls,
    put,
    putDraft,
    remove: (collection: string, id: string) => put(collection, id, null),
    draft: (id: string): Draft | null => (kept.drafts?.get(id)?.document ?? null) as Draft | null,
    refuse: (result: Result<never> | null) => {
      refusal = result;
    },
    swallowNextSaveReply: () => {
      swallowedReplies += 1;
    },
  };
}

export function aDraft(change: Partial<Draft> = {}): Draft {
  return {
    id: '0199c0de-0000-7000-8000-000000000001',
    revision: 0,
    itemCode: 'DEMO-001',
    itemName: '城乡居民基本养老保险参保登记',
    catalogueVersion: 1,
    channel: 'window',
    situation: {},
    form: { applicant: { name: '𬱖试', phone: '' } },
    provenance: {},
    identity: { method: 'manual', reason: '' },
    materials: [{ code: 'SF', originalSeen: false, method: 'none', pages: [] }],
    openedAt: '2026-11-22T01:00:00.000Z',
    updatedAt: '2026-11-22T01:00:00.000Z',
    operatorId: '1001',
    ...change,
  };
}
