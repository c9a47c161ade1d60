import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createApi } from '../../../main/api.ts';
import type { Draft } from '../../../main/domain/application.ts';
import { must } from '../../../main/domain/result.ts';
import { createFileDoor } from '../../../main/files.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { askOnDisplay, citizenWord, clearDisplay, signOnPad } from '../../../main/usecases/display.ts';
import { documentsOf } from '../../../main/usecases/documents/case-documents.ts';
import { viewDocument } from '../../../main/usecases/documents/document-papers.ts';
import { issueDocument } from '../../../main/usecases/documents/issue-document.ts';
import { createNameIndex } from '../../../main/usecases/name-index.ts';
import { saveDraft } from '../../../main/usecases/save-draft.ts';
import { lock } from '../../../main/usecases/unlock.ts';
import { contract } from '../../../preload/contract.ts';
import type { DisplayInput, DisplayMethod, DisplayPush, ViewOf } from '../../../preload/contract-display.ts';
import { international } from '../../../sync/crypto/international.ts';
import { makeOpeningKey, sealingPart } from '../../../sync/package/sealing-key.ts';
import { reading } from '../domain/sample-case.ts';
import { clerk, completeDraft, openWindow, type Window } from '../usecases/window.ts';
import { written } from './written.ts';

let window: Window;
let draft: Draft;
let pushed: DisplayPush[];

beforeEach(async () => {
  window = await openWindow();
  draft = await completeDraft(window);
  pushed = [];
  window.display.attach();
  window.display.onPush((_topic, push) => pushed.push(push));
  const key = { ...sealingPart(makeOpeningKey()) };
  must(
    window.parts.ledger.transact((writer) => {
      writer.setFact('sealingKey', { signedBy: 'x', key });
      const enrolment = window.parts.ledger.fact('enrolment');
      if (enrolment) writer.setFact('enrolment', { ...enrolment, privateKey: international.makeKey() });
    }),
  );
});
afterEach(() => window.close());

const screen = <M extends DisplayMethod>(method: M, input: DisplayInput<M>) => window.display.api.call(method, input);
async function view(): Promise<DisplayPush['view']> {
  return (must(await screen('displayView', {})) as DisplayPush).view;
}
async function shown<K extends DisplayPush['view']['kind']>(kind: K): Promise<ViewOf<K>> {
  const now = await view();
  expect(now.kind).toBe(kind);
  return now as ViewOf<K>;
}
const ask = (wanted: Parameters<typeof askOnDisplay>[1]) => askOnDisplay(window.parts, wanted);
const toConfirm = (withSignature = false) => must(ask({ what: 'confirm', draftId: draft.id, withSignature }));
const word = (id = draft.id) => must(citizenWord(window.parts, { id }));
const state = () => window.parts.display.state();
const events = (type: string) =>
  window.parts.ledger.events({ fromSeq: 1, limit: 500 }).filter((event) => event.type === type);

/** Somebody types another answer at the desk. */
function edit(change: (form: Record<string, unknown>) => void = (form) => Object.assign(form, { note: 'x' })): void {
  const current = window.parts.ledger.draft(draft.id);
  if (!current) throw new Error('the draft is gone');
  const form = structuredClone(current.form);
  change(form);
  must(saveDraft(window.parts, { draft: { ...current, form } }));
}
const accept = () => acceptApplication(window.parts, { draftId: draft.id, revision: draft.revision });

async function issuedNotice(): Promise<string> {
  must(await accept());
  const { possible } = must(documentsOf(window.parts, { applicationId: draft.id }));
  const { kind, moveId } = possible[0] ?? { kind: 'acceptance' as const, moveId: null };
  const documentId = randomUUID();
  must(issueDocument(window.parts, { applicationId: draft.id, kind, moveId, extra: null, documentId }));
  return documentId;
}

describe('confirming', () => {
  test('the form is read page by page, the clerk sees where, and the confirmation is of this revision', async () => {
    toConfirm();
    const { taskId, sheet } = await shown('confirm');
    expect(sheet.pages.length).toBeGreaterThan(1);
    await screen('turnTo', { taskId, page: 1, stage: 'reading' });
    expect(state().task).toMatchObject({ about: draft.id, stage: 'reading', page: 1, pages: sheet.pages.length });
    must(await screen('confirmForm', { taskId }));
    expect((await shown('thanks')).of).toBe('confirmed');
    expect(state().task).toMatchObject({ stage: 'done' });
    expect(word().confirmed).toMatchObject({ stands: true });
    expect(events('citizen/confirmed')).toMatchObject([
      { operatorId: null, body: { draftId: draft.id, revision: draft.revision } },
    ]);
    edit();
    expect(word().confirmed).toMatchObject({ stands: false });
  });

  test('an edit while it is read takes it back at once: what was shown can no longer be confirmed', async () => {
    toConfirm();
    const { taskId } = await shown('confirm');
    edit();
    await shown('idle');
    expect(state().task).toMatchObject({ stage: 'changed' });
    expect(await screen('confirmForm', { taskId })).toMatchObject({ failure: { code: 'display/over' } });
    expect(word().confirmed).toBeNull();
  });

  test('有错: the clerk learns which answers, by their names', async () => {
    toConfirm();
    const { taskId, sheet } = await shown('confirm');
    const rows = sheet.pages.flat().flatMap((block) => (block.kind === 'rows' ? block.rows : []));
    const one = rows.find(({ pointer }) => pointer === '/applicant/phone');
    expect(await screen('reportWrong', { taskId, pointers: ['/nowhere'] })).toMatchObject({ ok: false });
    must(await screen('reportWrong', { taskId, pointers: ['/applicant/phone', '/nowhere'] }));
    expect(state().task).toMatchObject({
      stage: 'wrong',
      wrong: [{ pointer: '/applicant/phone', label: one?.label }],
    });
    expect((await shown('thanks')).of).toBe('wrong');
  });

  test('without a second screen nothing is asked there, and that is said', async () => {
    await window.close();
    window = await openWindow();
    draft = await completeDraft(window);
    expect(ask({ what: 'confirm', draftId: draft.id, withSignature: false })).toMatchObject({
      failure: { code: 'display/absent' },
    });
  });
});

describe('signing', () => {
  test('after confirming the pen comes at once; the signature stands under these words and no others', async () => {
    toConfirm(true);
    must(await screen('confirmForm', { taskId: (await shown('confirm')).taskId }));
    const { taskId, documentHash, isRead } = await shown('sign');
    expect(isRead).toBe(true);
    must(await screen('signSheet', { taskId, documentHash, written: written() }));
    expect(word().signatures).toMatchObject([{ about: 'application-form', device: 'second-screen', stands: true }]);
    const [kept] = window.parts.ledger.fact(`signatures/${draft.id}`) ?? [];
    const strokes = JSON.parse(Buffer.from(must(await window.parts.vault.get(kept?.strokes ?? ''))).toString());
    expect(strokes).toMatchObject({ documentHash, device: 'second-screen', written: { pointer: 'touch' } });
    const png = must(await window.parts.vault.get(kept?.picture ?? ''));
    expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(events('citizen/signed')).toMatchObject([{ operatorId: null, body: { documentHash, strokeCount: 2 } }]);
    // The same words once they are an application's.
    must(await accept());
    expect(word().signatures).toMatchObject([{ stands: true }]);
  });

  test('one character of the form changed, and the signature is refused; one that was given stands no longer', async () => {
    must(ask({ what: 'sign-form', id: draft.id }));
    const first = await shown('sign');
    must(await screen('signSheet', { ...taskOf(first), written: written() }));
    must(ask({ what: 'sign-form', id: draft.id }));
    const { taskId } = await shown('sign');
    const other = `${first.documentHash[0] === '0' ? '1' : '0'}${first.documentHash.slice(1)}`;
    expect(await screen('signSheet', { taskId, documentHash: other, written: written() })).toMatchObject({
      failure: { code: 'signature/other-words' },
    });
    edit((form) => {
      const applicant = form.applicant as { phone: string };
      applicant.phone = `${applicant.phone.slice(0, -1)}${applicant.phone.endsWith('9') ? '8' : '9'}`;
    });
    expect(word().signatures).toMatchObject([{ stands: false }]);
  });

  test('a number that is covered on the screen is under the signature, too', async () => {
    must(ask({ what: 'sign-form', id: draft.id }));
    const before = await shown('sign');
    edit((form) => {
      const applicant = form.applicant as { idNumber: string };
      // The middle of it, where the screen shows stars.
      applicant.idNumber = `${applicant.idNumber.slice(0, 8)}99${applicant.idNumber.slice(10)}`;
    });
    must(ask({ what: 'sign-form', id: draft.id }));
    const after = await shown('sign');
    expect(after.sheet).toEqual(before.sheet);
    expect(after.documentHash).not.toBe(before.documentHash);
  });

  test('one byte of an issued document changed in the ledger: refused, and nothing is kept', async () => {
    const documentId = await issuedNotice();
    must(ask({ what: 'sign-document', documentId }));
    const shownNow = await shown('sign');
    const stored = window.parts.ledger.fact(`document/${documentId}`);
    if (!stored) throw new Error('no document');
    const content = { ...stored.content, title: `${stored.content.title}。` };
    must(window.parts.ledger.transact((writer) => writer.setFact(`document/${documentId}`, { ...stored, content })));
    expect(await screen('signSheet', { ...taskOf(shownNow), written: written() })).toMatchObject({
      failure: { code: 'signature/other-words' },
    });
    expect(events('citizen/signed')).toEqual([]);
    expect(window.parts.ledger.fact(`signatures/${draft.id}`) ?? []).toEqual([]);
  });

  test('a document is shown without the clerk’s staff number, and the signature stands on its line of the paper', async () => {
    const documentId = await issuedNotice();
    must(ask({ what: 'sign-document', documentId }));
    const shownNow = await shown('sign');
    expect(JSON.stringify(shownNow.sheet)).toContain(clerk.name);
    expect(JSON.stringify(shownNow.sheet)).not.toContain(clerk.id);
    const door = createFileDoor(window.parts);
    const file = async () => {
      const { url } = must(viewDocument(window.parts, { documentId, copy: 'citizen' }));
      return Buffer.from((await door.read(url))?.bytes ?? []).toString('latin1');
    };
    expect(await file()).not.toContain('/Subtype /Image');
    must(await screen('signSheet', { ...taskOf(shownNow), written: written() }));
    expect(await file()).toContain('/Subtype /Image');
    expect(word().signatures).toMatchObject([{ about: documentId, stands: true }]);
  });

  test('what is no signature is refused before anything is kept: a dot, time that runs back, a point outside', async () => {
    must(ask({ what: 'sign-form', id: draft.id }));
    const task = taskOf(await shown('sign'));
    const [first = []] = written().strokes;
    for (const strokes of [[first.slice(0, 3)], [[...first].reverse()], [[...first, [1201, 1, 0.5, 9_000]]], []]) {
      expect(await window.display.api.call('signSheet', { ...task, written: { ...written(), strokes } })).toMatchObject(
        {
          failure: { code: 'input/invalid' },
        },
      );
    }
    expect(events('citizen/signed')).toEqual([]);
  });

  test('the pad of the desk is another way to the same signature', async () => {
    const strokes = written().strokes.map((stroke) =>
      stroke.map(([xPx, yPx, pressure, timeMs]) => ({ xPx, yPx, pressure, timeMs })),
    );
    let asked = '';
    Object.assign(window.parts.devices, {
      sign: async ({ prompt }: { prompt: string }) => {
        asked = prompt;
        return { ok: true, value: { png: Uint8Array.of(1), widthPx: 1200, heightPx: 520, strokes } };
      },
    });
    must(await signOnPad(window.parts, { id: draft.id }));
    expect(asked).toContain(draft.itemName);
    expect(word().signatures).toMatchObject([{ device: 'signature-pad', stands: true }]);
    Object.assign(window.parts.devices, { sign: async () => ({ ok: false, trouble: 'signature-pad/not-signed' }) });
    expect(await signOnPad(window.parts, { id: draft.id })).toMatchObject({
      failure: { code: 'signature-pad/not-signed' },
    });
  });
});

const taskOf = ({ taskId, documentHash }: ViewOf<'sign'>) => ({ taskId, documentHash });

describe('R52: rating on the second screen', () => {
  const rating = {
    level: 1,
    aspects: { efficiency: null, skill: null, manner: null },
    words: '',
    isNamed: false,
  } as const;
  beforeEach(async () => {
    must(await accept());
  });

  test('the clerk stays signed in, and learns that there is one, never which', async () => {
    must(ask({ what: 'rate', applicationId: draft.id }));
    const { taskId, token, ...rest } = await shown('rate');
    // R61: nor is whoever asked for it named on that side.
    expect(JSON.stringify(rest)).not.toMatch(new RegExp(`${clerk.id}|${clerk.name}`));
    must(await screen('rateVisit', { taskId, token, rating }));
    expect(window.parts.session.operator).toEqual(clerk);
    const [given] = events('rating/given');
    expect(given).toMatchObject({ operatorId: null, applicationId: draft.id, body: { mode: 'on-site' } });
    expect(JSON.stringify(given)).not.toContain('"level"');
    expect(window.parts.ledger.fact(`ratings/${draft.id}`)).toBe(1);
    expect(ask({ what: 'rate', applicationId: draft.id })).toMatchObject({ failure: { code: 'rating/given-already' } });
  });

  test('no call of the staff’s contract writes it, even with the token of the second screen', async () => {
    must(ask({ what: 'rate', applicationId: draft.id }));
    const { taskId, token } = await shown('rate');
    const api = createApi(window.parts, createNameIndex(window.parts.ledger));
    for (const method of Object.keys(contract)) {
      if (['lock', 'handOver', 'simulate', 'readCard'].includes(method)) continue;
      await api.call(method, { taskId, token, rating, applicationId: draft.id, what: 'rate' }).catch(() => null);
    }
    expect(events('rating/given')).toEqual([]);
    // And nothing that the staff's page was told holds the token.
    expect(JSON.stringify(window.published)).not.toContain(token);
    expect(JSON.stringify(state())).not.toContain(token);
  });

  test('a token is good once, and only for the page that is shown', async () => {
    must(ask({ what: 'rate', applicationId: draft.id }));
    const { taskId, token } = await shown('rate');
    must(clearDisplay(window.parts));
    expect(await screen('rateVisit', { taskId, token, rating })).toMatchObject({ failure: { code: 'display/over' } });
    expect(events('rating/given')).toEqual([]);
  });
});

describe('nothing of a visit stays', () => {
  const isIdle = async () => {
    const now = JSON.stringify(await view());
    expect(now).toContain('"idle"');
    expect(now).not.toContain(String((draft.form.applicant as { name: string }).name));
    expect(JSON.stringify(pushed.at(-1))).toContain('"idle"');
  };

  test('when it was accepted', async () => {
    toConfirm();
    must(await accept());
    await isIdle();
    expect(state().task).toBeNull();
  });

  test('when the clerk locks, and when a screen is asked for while nobody is signed in', async () => {
    toConfirm();
    must(lock(window.parts));
    await isIdle();
    expect(ask({ what: 'confirm', draftId: draft.id, withSignature: false })).toMatchObject({
      failure: { code: 'terminal/locked' },
    });
  });

  test('when somebody else’s card is placed; the visitor’s own changes nothing', async () => {
    toConfirm();
    const own = (draft.form.applicant as { idNumber: string }).idNumber;
    window.parts.publish('card', { ok: true, value: { ...reading, idNumber: own } });
    await shown('confirm');
    window.parts.publish('card', { ok: true, value: { ...reading, idNumber: '110105194912310021' } });
    await isIdle();
  });

  test('a minute after the thanks, and at once when they are touched away', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      toConfirm();
      must(await screen('confirmForm', { taskId: (await shown('confirm')).taskId }));
      await shown('thanks');
      vi.advanceTimersByTime(60_000);
      await isIdle();
      toConfirm();
      must(await screen('decline', { taskId: (await shown('confirm')).taskId }));
      expect(state().task).toMatchObject({ stage: 'declined' });
      must(await screen('finish', {}));
      await isIdle();
    } finally {
      vi.useRealTimers();
    }
  });

  test('a page that nobody touches is given up after the county’s time', async () => {
    must(await accept());
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      must(ask({ what: 'rate', applicationId: draft.id }));
      await shown('rate');
      vi.advanceTimersByTime(30 * 60_000);
      await isIdle();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('the second screen’s door', () => {
  test('knows the methods of its own contract alone, and parses what comes', async () => {
    for (const method of [...Object.keys(contract), 'toString', '__proto__', '']) {
      expect(await window.display.api.call(method, {}), method).toMatchObject({ failure: { code: 'input/invalid' } });
    }
    expect(await window.display.api.call('turnTo', { taskId: 'x' })).toMatchObject({ ok: false });
    expect(await screen('decline', { taskId: randomUUID() })).toMatchObject({ failure: { code: 'display/over' } });
  });

  test('serves no page of the vault and no document', async () => {
    const [page] = draft.materials.flatMap(({ pages }) => pages);
    expect(await window.display.files.read(`/pages/${page?.sha256}`)).toBeNull();
    expect(await window.display.files.read(`/documents/application-form-${draft.id}.pdf`)).toBeNull();
    expect(await window.display.files.read('/voice/index.json')).not.toBeNull();
  });

  test('how many screens there are is known', () => {
    expect(state().screens).toBe(1);
    const leave = window.display.attach();
    expect(state().screens).toBe(2);
    leave();
    leave();
    expect(state().screens).toBe(1);
  });
});
