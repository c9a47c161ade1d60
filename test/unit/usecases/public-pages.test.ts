import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createApi } from '../../../main/api.ts';
import type { Item } from '../../../main/domain/catalogue.ts';
import { requiredMaterials } from '../../../main/domain/completeness.ts';
import type { DisclosureForm, DisclosureStatus } from '../../../main/domain/disclosure-request.ts';
import { askedMaterials } from '../../../main/domain/item-guide.ts';
import type { EventType } from '../../../main/domain/ledger-event.ts';
import { must } from '../../../main/domain/result.ts';
import { createFileDoor } from '../../../main/files.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import { createNameIndex } from '../../../main/usecases/name-index.ts';
import { contract } from '../../../preload/contract.ts';
import type { Change } from '../../../sync/protocol.ts';
import { material, sampleItem } from '../domain/sample-case.ts';
import { pdfText } from '../paper/pdf-text.ts';
import { acceptedHere } from './accepted-here.ts';
import { openWindow, type Window } from './window.ts';

const charged: Partial<Item> = {
  feeItems: [
    {
      name: '居住证工本费',
      amountFen: 2050,
      basis: '居住证暂行条例',
      exempt: '首次免费',
      when: { situation: 'household', options: ['yes'] },
    },
  ],
};

describe('what a citizen may see, ask for and has to pay', () => {
  let window: Window;
  beforeEach(async () => {
    window = await openWindow({ items: [sampleItem(charged)] });
  });
  afterEach(() => window.close());

  const api = () => createApi(window.parts, createNameIndex(window.parts.ledger));
  const call = async (method: string, input: unknown) => api().call(method, input);
  const store = () => createLedgerSyncStore({ ledger: window.parts.ledger, log: window.parts.log });
  const events = (type: EventType) =>
    window.parts.ledger.events({ fromSeq: 1, limit: 500 }).filter((event) => event.type === type);
  async function pages(url: string): Promise<string> {
    const file = await createFileDoor(window.parts).read(url);
    return file === null ? '' : pdfText(file.bytes).join('').replace(/\s/g, '');
  }
  const told = (...changes: Change[]) => must(store().applyChanges(changes, 'c-1'));

  it('R57: an application that has to pay says 待缴, has a notice, and is 已缴 by the county’s word alone, once', async () => {
    const { id, localNumber } = acceptedHere(window, { situation: { household: 'yes' } });
    expect(must(await call('feeOf', { applicationId: id }))).toMatchObject({ totalFen: 2050, state: 'due' });
    const { url } = must(await call('paymentNotice', { applicationId: id })) as { url: string };
    const text = await pages(url);
    expect(text).toContain('缴款通知');
    expect(text).toContain(localNumber);
    expect(text).toContain('贰拾元伍角整');
    expect(text).toContain('20.50');
    expect(text).not.toContain(window.parts.ledger.application(id)?.idNumber);

    const receipt = { reference: 'LS-1', amountFen: 2050, paidAt: '2026-11-22T03:00:00.000Z', channel: '银行' };
    const change: Change = { kind: 'payment', localNumber, receipts: [receipt] };
    told(change);
    told(change, change);
    expect(must(await call('feeOf', { applicationId: id }))).toMatchObject({ state: 'paid', receipts: [receipt] });
    expect(events('payment/confirmed')).toHaveLength(1);
  });

  it('R57: no call of the contract can say that something was paid', () => {
    const words = /"(paidAt|reference|amountFen|totalFen|receipts|payment)"/;
    expect(shapeOf(contract.feeOf.output, 'output')).toMatch(words);
    const inputs = Object.entries(contract).filter(([, { input }]) => words.test(shapeOf(input, 'input')));
    expect(inputs.map(([name]) => name)).toEqual([]);
  });

  it('R25: a free case can not be charged: the notice is refused, and its address is empty', async () => {
    const { id } = acceptedHere(window, { situation: { household: 'no' } });
    expect(must(await call('feeOf', { applicationId: id }))).toMatchObject({ totalFen: 0, state: 'free', lines: [] });
    expect(await call('paymentNotice', { applicationId: id })).toMatchObject({ failure: { code: 'fee/none' } });
    expect(await createFileDoor(window.parts).read(`/documents/payment-notice-${id}.pdf`)).toBeNull();
    expect(events('document/printed')).toEqual([]);
  });

  it.each<Readonly<Record<string, string>>>([{}, { household: 'yes' }, { household: 'no' }])(
    'R06: guide, form and printed sheet show the same papers for %j',
    async (situation) => {
      const item = sampleItem(charged);
      const guide = askedMaterials(item, situation);
      const form = requiredMaterials(item, situation);
      expect(guide.filter(({ kind }) => kind === 'asked').map(({ material: one }) => one)).toEqual(form);
      const { url } = must(await call('itemSheet', { itemCode: 'T-1', situation })) as { url: string };
      const text = await pages(url);
      for (const { name } of item.materials) {
        const isOnGuide = guide.some(({ material: one }) => one.name === name);
        expect([name, text.includes(name)]).toEqual([name, isOnGuide]);
      }
      expect(text.includes('视情形')).toBe(guide.some(({ kind }) => kind === 'depends'));
      expect(text).toContain('一次性告知单');
      expect(text).toContain('监督电话12345');
    },
  );

  it('R06: with all questions answered nothing is left open on the sheet', () => {
    const item = sampleItem();
    expect(askedMaterials(item, { household: 'no' }).map(({ kind }) => kind)).toEqual(['asked', 'asked']);
    expect(askedMaterials(item, {}).map(({ kind }) => kind)).toEqual(['asked', 'asked', 'depends']);
  });

  it('R07: a paper that the catalogue does not name can not be asked for; the attempt is an event', async () => {
    const draft = must(await call('startDraft', { itemCode: 'T-1', readingId: null, channel: 'window' })) as {
      id: string;
    };
    const asked = { draftId: draft.id, materialCode: 'ZMXZM', source: 'feeder' };
    expect(await call('scanMaterial', asked)).toMatchObject({ failure: { code: 'item/requirement-unknown' } });
    const { id } = acceptedHere(window, {});
    expect(
      await call('scanForAmendment', { applicationId: id, materialCode: 'ZMXZM', source: 'feeder' }),
    ).toMatchObject({
      failure: { code: 'item/requirement-unknown' },
    });
    expect(events('requirement/refused').map(({ body }) => body)).toMatchObject([
      { itemCode: 'T-1', materialCodes: ['ZMXZM'], verb: 'scan' },
      { itemCode: 'T-1', materialCodes: ['ZMXZM'], verb: 'amend' },
    ]);
    expect(events('requirement/refused')[1]?.applicationId).toBe(id);
  });

  const form: DisclosureForm = {
    applicantKind: 'person',
    name: '覃小燕',
    contactName: '',
    idType: '111',
    idNumber: '450102199001011234',
    phone: '13800001234',
    address: '',
    wanted: '2025年青禾镇危房改造补助资金分配表',
    purpose: '',
    form: 'paper',
    delivery: 'pickup',
    email: '',
  };
  type Requested = { id: string; localNumber: string; queryCode: string; dueDate: string };

  it('R19: a request of information gets its own number, a code, a receipt and an event that carries it to the county', async () => {
    const first = must(await call('requestDisclosure', { form })) as Requested;
    const second = must(await call('requestDisclosure', { form })) as Requested;
    expect(first.localNumber).toMatch(/^[A-Z0-9]{4}-YGK20261122-0001-[0-9A-Z]$/);
    expect(second.localNumber).toContain('-0002-');
    expect(first.queryCode).not.toBe(second.queryCode);
    expect(events('disclosure/requested').map(({ body }) => body.request)).toMatchObject([
      { ...form, localNumber: first.localNumber, channel: 'window' },
      { localNumber: second.localNumber },
    ]);
    const { url } = must(await call('disclosureReceipt', first)) as { url: string };
    const text = await pages(url);
    for (const words of [first.localNumber, first.queryCode, form.wanted]) expect(text).toContain(words);
    expect(text).not.toContain(form.idNumber);
    expect(text).not.toContain(form.phone);
  });

  it('R19: its status is asked by number and code, and follows the county forward only', async () => {
    const { id, localNumber, queryCode } = must(await call('requestDisclosure', { form })) as Requested;
    const query = { localNumber: ` ${localNumber.toLowerCase()} `, queryCode: queryCode.toLowerCase() };
    expect(must(await call('disclosure', query))).toMatchObject({ id, status: null });
    for (const wrong of [
      { ...query, queryCode: 'ABCDEFGH' },
      { ...query, localNumber: 'A001-YGK20261122-0009-X' },
    ]) {
      expect(await call('disclosure', wrong)).toMatchObject({ failure: { code: 'disclosure/not-found' } });
    }
    const status = (version: number, state: DisclosureStatus['state']): Change => ({
      kind: 'disclosure',
      requestId: id,
      status: {
        state,
        version,
        countyNumber: 'YSQ20261122-00001',
        outcome: state === 'answered' ? 'public' : null,
        text: '',
        dueDate: null,
        at: '2026-11-22T03:00:00.000Z',
        by: '王芳',
      },
    });
    told(status(1, 'received'));
    told(status(3, 'answered'), status(2, 'registered'), status(3, 'answered'));
    expect(must(await call('disclosure', query))).toMatchObject({ status: { state: 'answered', version: 3 } });
    expect(events('disclosure/status-changed')).toHaveLength(2);
  });

  it('R19: what is not said is asked for: who acts for an organisation, and where an answer is sent', async () => {
    const bad = [
      { ...form, applicantKind: 'organisation' },
      { ...form, delivery: 'post' },
      { ...form, delivery: 'email' },
      { ...form, wanted: '无' },
      { ...form, email: 'not an address' },
    ];
    for (const one of bad) {
      expect(await call('requestDisclosure', { form: one })).toMatchObject({ failure: { code: 'input/invalid' } });
    }
    expect(events('disclosure/requested')).toEqual([]);
  });

  it('R12: a kiosk lists nobody’s requests, and a window masks the names', async () => {
    must(await call('requestDisclosure', { form }));
    expect(must(await call('disclosures', {}))).toMatchObject([{ maskedName: '覃**' }]);
    const kiosk = { ...window.parts, station: 'kiosk' as const };
    expect(must(await createApi(kiosk, createNameIndex(kiosk.ledger)).call('disclosures', {}))).toEqual([]);
  });

  it('R09: the pages say which version they are and when it was last compared with the county', async () => {
    expect(must(await call('published', {}))).toMatchObject({
      catalogue: { version: 1 },
      comparedAt: null,
      staleDays: 7,
    });
    must(store().recordContact({ at: '2026-11-21T02:00:00.000Z', offsetMs: 0, countyJumpMs: 0 }));
    expect(must(await call('published', {}))).toMatchObject({ comparedAt: '2026-11-21T02:00:00.000Z' });
  });

  it('R18: no call of the contract publishes anything', () => {
    const writing = Object.keys(contract).filter((name) => /notice|guide|publish/i.test(name));
    expect(writing.toSorted()).toEqual(['paymentNotice', 'publicNotice', 'published']);
  });

  it('what belongs to nobody here is not made: a locked window, an unknown item, a strange address', async () => {
    expect(await call('itemSheet', { itemCode: 'NONE', situation: {} })).toMatchObject({
      failure: { code: 'item/unknown' },
    });
    const door = createFileDoor(window.parts);
    for (const url of ['item-sheet-abc', `disclosure-receipt-${randomUUID()}`, 'public-notice-review-2026-99-99-x']) {
      expect(await door.read(`/documents/${url}.pdf`)).toBeNull();
    }
    window.parts.session.operator = null;
    for (const [method, input] of [
      ['itemSheet', { itemCode: 'T-1', situation: {} }],
      ['requestDisclosure', { form }],
      ['disclosures', {}],
      ['feeOf', { applicationId: randomUUID() }],
    ] as const) {
      expect(await call(method, input)).toMatchObject({ failure: { code: 'terminal/locked' } });
    }
  });
});

describe('R21: the sheet for the public notice', () => {
  let window: Window;
  const posted = (days: Item['specialProcedures'][number]['days'], exceptMinors = false) =>
    sampleItem({
      specialProcedures: [{ name: '公示', days, countsInLimit: false, isPublicNotice: true, exceptMinors }],
      materials: [...sampleItem().materials, material('YH', '银行卡')],
    });
  const open = async (item: Item) => {
    window = await openWindow({ items: [item] });
    return createApi(window.parts, createNameIndex(window.parts.ledger));
  };
  afterEach(() => window.close());
  const numbers = { idNumber: '450102195001011234', phone: '13812345678', account: '6222021234567890123' };
  const answers = (change: object = {}) => ({
    applicantName: '覃小燕',
    idNumber: numbers.idNumber,
    phone: numbers.phone,
    form: {
      applicant: {
        name: '覃小燕',
        idNumber: numbers.idNumber,
        phone: numbers.phone,
        birthDate: '1950-01-01',
        address: `广西示范县青禾镇白石村12组34号 电话${numbers.phone}`,
        ...change,
      },
      account: { number: numbers.account },
    },
  });
  async function textOf(api: Awaited<ReturnType<typeof open>>, id: string, from: string): Promise<string> {
    const { url } = must(await api.call('publicNotice', { applicationId: id, from, stage: 'review' })) as {
      url: string;
    };
    const file = await createFileDoor(window.parts).read(url);
    return pdfText(file?.bytes ?? new Uint8Array()).join('');
  }

  it('R21: shows name, village and result, from and to; never a document, phone or account number', async () => {
    const api = await open(posted({ value: 7, unit: 'day' }));
    const { id } = acceptedHere(window, answers());
    const text = await textOf(api, id, '2026-12-01');
    for (const words of ['覃小燕', '白石村', '初审合格', '2026年12月1日至2026年12月7日', '0771-2345678']) {
      expect(text).toContain(words);
    }
    for (const number of Object.values(numbers)) expect(text).not.toContain(number);
    expect(text.replace(/0771-2345678|12345/g, '').replace(/打印于.*$/u, '')).not.toMatch(/\d{5,}/);
    expect(text).not.toContain('34号');
  });

  it('R21: a number that has slipped into the name or the address is not printed', async () => {
    const api = await open(posted({ value: 7, unit: 'day' }));
    const sly = answers({ address: `${numbers.idNumber} 白石村` });
    const { id } = acceptedHere(window, { ...sly, applicantName: `覃小燕${numbers.idNumber}` });
    const text = await textOf(api, id, '2026-12-01');
    expect(text).toContain('覃小燕');
    expect(text).not.toContain(numbers.idNumber);
    expect(text).not.toContain(numbers.idNumber.slice(0, 10));
  });

  it('R21: working days are counted by the calendar; where the catalogue gives none, the county’s parameter counts', async () => {
    const api = await open(posted({ value: 5, unit: 'workday' }));
    const { id } = acceptedHere(window, answers());
    expect(await textOf(api, id, '2026-12-04')).toContain('2026年12月4日至2026年12月10日');
    await window.close();
    const other = await open(posted(null));
    const again = acceptedHere(window, answers());
    expect(await textOf(other, again.id, '2026-12-01')).toContain('至2026年12月7日');
  });

  it('R21: an item without a public notice has no sheet, nor has a child where the catalogue spares children', async () => {
    const plain = await open(sampleItem());
    const { id } = acceptedHere(window, answers());
    const asked = { applicationId: id, from: '2026-12-01', stage: 'review' };
    expect(await plain.call('publicNotice', asked)).toMatchObject({ failure: { code: 'item/no-public-notice' } });
    await window.close();
    const sparing = await open(posted({ value: 7, unit: 'day' }, true));
    const child = acceptedHere(window, answers({ birthDate: '2015-06-01' }));
    expect(await sparing.call('publicNotice', { ...asked, applicationId: child.id })).toMatchObject({
      failure: { code: 'item/no-public-notice' },
    });
    const undecided = { ...asked, applicationId: acceptedHere(window, answers()).id, stage: 'decision' };
    expect(await sparing.call('publicNotice', undecided)).toMatchObject({
      failure: { code: 'application/state-forbids' },
    });
  });
});

/** Every name in an input or an output, however deep. */
function shapeOf(schema: z.ZodType, io: 'input' | 'output'): string {
  return JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' }));
}
