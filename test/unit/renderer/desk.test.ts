import type { RxStorage } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Draft } from '../../../main/domain/application.ts';
import { takeBridge } from '../../../renderer/bridge/client.ts';
import {
  changedElsewhere,
  currentDesk,
  deskTrouble,
  followTerminal,
  placeDesk,
} from '../../../renderer/desk/current-desk.ts';
import { editDraft } from '../../../renderer/desk/edit-draft.ts';
import { aDraft, createScriptedMain } from './scripted-main.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const otherKey = Buffer.alloc(32, 8).toString('base64');
let generation = 0;
let main: ReturnType<typeof createScriptedMain>;
let memory: ReturnType<typeof getRxStorageMemory>;

beforeEach(() => {
  generation += 1;
  main = createScriptedMain();
  takeBridge(main.bridge);
  memory = getRxStorageMemory();
  placeDesk({
    storage: memory as unknown as RxStorage<unknown, unknown>,
    multiInstance: false,
    discardAll: async () => memory.collectionStates.clear(),
  });
  changedElsewhere.set([]);
});

afterEach(async () => {
  await followTerminal({ deskGeneration: generation, deskKey: null });
});

const open = () => followTerminal({ deskGeneration: generation, deskKey: key });
const onDesk = async (id: string): Promise<Draft | undefined> =>
  (await currentDesk.value()?.collections.drafts.findOne(id).exec())?.toJSON().body as Draft | undefined;
const typePhone = (phone: string) => (draft: Draft) => ({
  ...draft,
  form: { ...draft.form, applicant: { ...(draft.form.applicant as object), phone } },
});
const phoneOf = (draft: Draft | null | undefined) => (draft?.form.applicant as { phone: string } | undefined)?.phone;

describe('the desk', () => {
  test('holds what the ledger had before, and what comes later', async () => {
    main.putDraft(aDraft());
    await open();
    expect((await onDesk(aDraft().id))?.form).toEqual(aDraft().form);
    const later = aDraft({ id: '0199c0de-0000-7000-8000-000000000002' });
    main.putDraft(later);
    await vi.waitFor(async () => expect(await onDesk(later.id)).toBeDefined());
    main.remove('drafts', later.id);
    await vi.waitFor(async () => expect(await onDesk(later.id)).toBeUndefined());
  });

  test('typing reaches the ledger, change after change, without fields of the store in it', async () => {
    const { id } = main.putDraft(aDraft());
    await open();
    for (const phone of ['1', '13', '138', '13877001234']) await editDraft(id, typePhone(phone));
    await vi.waitFor(() => expect(phoneOf(main.draft(id))).toBe('13877001234'));
    await vi.waitFor(async () => expect((await onDesk(id))?.revision).toBe(main.draft(id)?.revision));
    expect(changedElsewhere.value()).toEqual([]);
    for (const { method, input } of main.calls) {
      if (method !== 'saveDraft') continue;
      expect(Object.keys((input as { draft: Draft }).draft).sort()).toEqual(Object.keys(aDraft()).sort());
    }
  });

  test('pages that a scan added meanwhile stay, and so does what was typed', async () => {
    const { id } = main.putDraft(aDraft());
    await open();
    const page = { sha256: 'a'.repeat(64), mediaType: 'image/jpeg' as const, sizeBytes: 10 };
    const editing = editDraft(id, typePhone('13877001234'));
    const current = main.draft(id);
    if (!current) throw new Error('no draft');
    main.putDraft({ ...current, materials: [{ code: 'SF', originalSeen: false, method: 'scanned', pages: [page] }] });
    await editing;
    await vi.waitFor(() => {
      expect(phoneOf(main.draft(id))).toBe('13877001234');
      expect(main.draft(id)?.materials[0]?.pages).toEqual([page]);
    });
    expect(changedElsewhere.value()).toEqual([]);
  });

  test('the same field typed on two sides: the ledger wins, and the clerk is shown what was typed', async () => {
    const { id } = main.putDraft(aDraft());
    await open();
    main.refuse({ ok: false, failure: { code: 'ledger/full' } });
    await editDraft(id, typePhone('111'));
    await vi.waitFor(() => expect(deskTrouble.value()?.code).toBe('ledger/full'));
    main.refuse(null);
    const current = main.draft(id);
    if (!current) throw new Error('no draft');
    main.putDraft(typePhone('222')(current));
    await vi.waitFor(() => expect(changedElsewhere.value()).toHaveLength(1), { timeout: 20_000 });
    expect(changedElsewhere.value()[0]?.lost).toEqual([
      { pointer: '/form/applicant/phone', mine: '111', stored: '222' },
    ]);
    await vi.waitFor(async () => expect(phoneOf(await onDesk(id))).toBe('222'));
    expect(phoneOf(main.draft(id))).toBe('222');
  });

  test('an answer lost on the way is asked for again and taken as the same save', async () => {
    const { id } = main.putDraft(aDraft());
    await open();
    main.swallowNextSaveReply();
    await editDraft(id, typePhone('13877001234'));
    await vi.waitFor(async () => expect((await onDesk(id))?.revision).toBe(2), { timeout: 20_000 });
    expect(main.draft(id)?.revision).toBe(2);
    expect(changedElsewhere.value()).toEqual([]);
  });

  test('what was typed into a draft that is gone from the ledger is shown, not dropped', async () => {
    const { id } = main.putDraft(aDraft());
    await open();
    main.refuse({ ok: false, failure: { code: 'terminal/locked' } });
    await editDraft(id, typePhone('333'));
    await vi.waitFor(() => expect(deskTrouble.value()).not.toBeNull());
    main.refuse(null);
    main.remove('drafts', id);
    await vi.waitFor(() => expect(changedElsewhere.value()[0]?.lost[0]?.mine).toBe('333'), { timeout: 20_000 });
  });

  test('nothing a citizen said lies in clear, in the notes of the replication neither', async () => {
    const { id } = main.putDraft(aDraft());
    await open();
    await editDraft(id, typePhone('13877001234'));
    await vi.waitFor(() => expect(phoneOf(main.draft(id))).toBe('13877001234'));
    const kept = [...memory.collectionStates.values()].map((state) => JSON.stringify([...state.documents.values()]));
    expect(kept.filter((text) => text.includes(id)).length).toBeGreaterThanOrEqual(2);
    for (const text of kept) expect(text).not.toMatch(/𬱖试|13877001234|养老/);
  });

  test('a desk refused at first is laid out as soon as the main process allows it', async () => {
    const { id } = main.putDraft(aDraft());
    main.refuse({ ok: false, failure: { code: 'terminal/locked' } });
    await open();
    expect(currentDesk.value()).toBeNull();
    main.refuse(null);
    await vi.waitFor(async () => expect(await onDesk(id)).toBeDefined(), { timeout: 20_000 });
  });

  test('a desk sealed with another key is fetched anew', async () => {
    const { id } = main.putDraft(aDraft());
    await open();
    await followTerminal({ deskGeneration: generation, deskKey: otherKey });
    await vi.waitFor(async () => expect(await onDesk(id)).toBeDefined());
  });
});
