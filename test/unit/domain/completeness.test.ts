import { describe, expect, it } from 'vitest';
import type { CardReading, Draft } from '../../../main/domain/application.ts';
import type { Item } from '../../../main/domain/catalogue.ts';
import { checkDraft, formFromReading, requiredMaterials } from '../../../main/domain/completeness.ts';
import { isExpired } from '../../../main/domain/identity/check-identity-proof.ts';
import { emptyProof, type ManualProof } from '../../../main/domain/identity/manual-path.ts';
import { byHand, page, reading, sampleDraft, sampleItem, today, withAnswer } from './sample-case.ts';

function problems(change: Partial<Draft> = {}, item: Item = sampleItem(), card: CardReading | null = reading) {
  return checkDraft({ draft: sampleDraft(change), item, reading: card, today });
}
const brief = (change: Partial<Draft> = {}, item?: Item, card?: CardReading | null) =>
  problems(change, item, card).map(({ pointer, kind }) => `${kind} ${pointer}`);
const answered = (pointer: string, value: unknown) => ({ form: withAnswer(sampleDraft().form, pointer, value) });

describe('a complete draft', () => {
  it('has no problems', () => expect(problems()).toEqual([]));
});

describe('the form', () => {
  it('says all that is missing at once, in the words of the form', () => {
    const found = problems({ form: {}, provenance: {}, identity: byHand('卡读不出') }, sampleItem(), null);
    expect(found.map(({ message }) => message.zh)).toEqual([
      '还差：姓名',
      '还差：证件类型',
      '还差：证件号码',
      '还差：性别',
      '还差：出生日期',
      '还差：户籍地址',
      '还差：联系电话',
      '还差：申请金额',
      '还差：家庭成员',
      '还差：以上情况属实',
    ]);
    expect(found.every(({ kind }) => kind === 'missing')).toBe(true);
    expect(found[0]?.message.en).toBe('Still missing: Name');
  });

  it.each([
    ['/applicant/phone', '1381234567', 'format /form/applicant/phone'],
    ['/applicant/phone', '   ', 'missing /form/applicant/phone'],
    ['/applicant/phone', null, 'missing /form/applicant/phone'],
    ['/applicant/phone', 13812345678, 'format /form/applicant/phone'],
    ['/item/amount', -1, 'format /form/item/amount'],
    ['/item/amount', 10_001, 'format /form/item/amount'],
    ['/item/amount', 1.005, 'format /form/item/amount'],
    ['/item/amount', '800', 'format /form/item/amount'],
    ['/item/amount', Number.NaN, 'format /form/item/amount'],
    ['/item/members', [], 'missing /form/item/members'],
    ['/item/members', {}, 'format /form/item/members'],
    ['/item/members/0/name', undefined, 'missing /form/item/members/0/name'],
    ['/item/members/0/idNumber', '440524188001010015', 'format /form/item/members/0/idNumber'],
    ['/item/truth', false, 'missing /form/item/truth'],
    ['/item/months', ['2026-11', '2026-11'], 'format /form/item/months'],
    ['/item/months', ['2026-13'], 'format /form/item/months/0'],
    ['/applicant', 'x', 'format /form/applicant'],
  ])('%s = %j', (pointer, value, expected) => {
    expect(brief({ ...answered(pointer, value), provenance: {}, identity: byHand('无卡') })).toContain(expected);
  });

  it('takes amounts that binary fractions spoil', () => {
    for (const amount of [19.99, 0.07, 8.2, 9999.99, 0]) expect(brief(answered('/item/amount', amount))).toEqual([]);
  });

  it('names the row of a list', () => {
    const [problem] = problems(answered('/item/members/0/idNumber', '440524188001010015'));
    expect(problem?.message.zh).toBe('家庭成员第 1 行：身份证号最后一位对不上，请逐位核对');
    expect(problem?.message.en).toMatch(/^Household member, row 1: /);
    expect(problem?.row?.zh).toBe('家庭成员第 1 行：');
  });

  it('follows a form with if/then, dependencies and allOf', () => {
    const formSchema = {
      ...sampleItem().formSchema,
      allOf: [
        {
          if: {
            properties: { item: { properties: { amount: { type: 'number', minimum: 1000 } }, required: ['amount'] } },
          },
          // biome-ignore lint/suspicious/noThenProperty: JSON Schema's word
          then: { required: ['account'] },
        },
      ],
    } as Record<string, unknown>;
    formSchema.properties = {
      ...(formSchema.properties as Record<string, unknown>),
      account: {
        title: '收款账户',
        type: 'object',
        properties: {
          holder: { title: '户名', type: 'string' },
          accountNumber: { title: '银行卡号', type: 'string', format: 'bank-card' },
        },
        dependencies: { holder: ['accountNumber'] },
        required: ['holder'],
      },
    };
    const item = sampleItem({ formSchema });
    expect(brief({}, item)).toEqual([]);
    expect(brief(answered('/item/amount', 2000), item)).toEqual(['missing /form/account/holder']);
    const begun = withAnswer(sampleDraft().form, '/account', { holder: '张三' });
    expect(brief({ form: begun }, item)).toEqual(['missing /form/account/accountNumber']);
    const wrong = withAnswer(sampleDraft().form, '/account', { holder: '张三', accountNumber: '4111111111111112' });
    expect(brief({ form: wrong }, item)).toEqual(['format /form/account/accountNumber']);
  });

  it('never passes over a rule that it cannot read', () => {
    const unreadable = (amount: unknown) =>
      brief(
        {},
        sampleItem({
          formSchema: { type: 'object', properties: { item: { type: 'object', properties: { amount } } } },
        }),
      );
    expect(unreadable({ $ref: '#/$defs/nowhere' })).toEqual(['not-allowed /form/item/amount']);
    expect(unreadable({ $ref: '#/properties/item/properties/amount' })).toEqual(['not-allowed /form/item/amount']);
  });

  it('is not fooled by inherited property names', () => {
    const formSchema = { type: 'object', required: ['constructor', 'toString'] };
    expect(brief({}, sampleItem({ formSchema }))).toEqual(['missing /form/constructor', 'missing /form/toString']);
  });
});

describe('the applicant', () => {
  const typed = { provenance: {}, identity: byHand('忘带身份证') } as const;

  it('agrees with the number', () => {
    expect(brief({ ...typed, ...answered('/applicant/birthDate', '1949-12-30') })).toEqual([
      'mismatch /form/applicant/birthDate',
    ]);
    expect(brief({ ...typed, ...answered('/applicant/sex', '1') })).toEqual(['mismatch /form/applicant/sex']);
    expect(brief({ ...typed, ...answered('/applicant/idType', '154') })).toEqual(['mismatch /form/applicant/idType']);
    expect(brief({ ...typed, ...answered('/applicant/idNumber', '110105194912310021') })).toEqual([
      'format /form/applicant/idNumber',
    ]);
  });

  it('may hold other documents', () => {
    const passport = withAnswer(
      withAnswer(sampleDraft().form, '/applicant/idType', '414'),
      '/applicant/idNumber',
      'E12345678',
    );
    expect(brief({ ...typed, form: passport })).toEqual([]);
    const permit = withAnswer(
      withAnswer(sampleDraft().form, '/applicant/idType', '553'),
      '/applicant/idNumber',
      'KAZ110090012310',
    );
    expect(brief({ ...typed, form: permit })).toEqual(['format /form/applicant/idNumber']);
  });

  it('is not born tomorrow', () => {
    expect(brief({ ...typed, ...answered('/applicant/birthDate', '2026-11-23') })).toEqual([
      'format /form/applicant/birthDate',
    ]);
  });
});

describe('the chip', () => {
  it('fills group A and leaves out what it does not have', () => {
    const { form, provenance } = formFromReading({ ...reading, cardType: 'hmt', nationCode: '' });
    expect(form.applicant).toEqual({
      name: '𬱖试',
      idType: '154',
      idNumber: '11010519491231002X',
      sex: '2',
      birthDate: '1949-12-31',
      idValidTo: '长期',
      address: '北京市朝阳区测试路1号',
    });
    expect(provenance['/applicant/name']).toEqual({ source: 'chip', readingId: 'reading-1' });
    expect(provenance['/applicant/nation']).toBeUndefined();
  });

  it('R43: is not retyped, with the mark or without', () => {
    expect(brief(answered('/applicant/name', '张三'))).toEqual(['mismatch /form/applicant/name']);
    const { '/applicant/name': _dropped, ...provenance } = sampleDraft().provenance;
    expect(brief({ ...answered('/applicant/name', '张三'), provenance })).toEqual(['mismatch /form/applicant/name']);
    expect(brief({ provenance })).toEqual([]);
  });

  it('is corrected with a reason', () => {
    const corrected = (reason: string) => ({
      ...answered('/applicant/address', '新地址2号'),
      provenance: {
        ...sampleDraft().provenance,
        '/applicant/address': { source: 'corrected', readingId: reading.id, reason } as const,
      },
    });
    expect(brief(corrected('已搬家，户口簿为准'))).toEqual([]);
    expect(brief(corrected('   '))).toEqual(['mismatch /form/applicant/address']);
  });

  it('is not claimed without a reading', () => {
    expect(brief({}, sampleItem(), null)).toContain('mismatch /identity');
    expect(brief({}, sampleItem(), { ...reading, id: 'another' })).toContain('mismatch /form/applicant/name');
    const phone = { '/applicant/phone': { source: 'chip', readingId: reading.id } } as const;
    expect(brief({ provenance: { ...sampleDraft().provenance, ...phone } })).toEqual([
      'mismatch /form/applicant/phone',
    ]);
  });

  it('is kept where the form does not know its code', () => {
    const card = { ...reading, nationCode: '穿青人', sex: '9', name: '\u{e816}某' };
    const filled = formFromReading(card);
    const form = withAnswer({ ...filled.form, item: sampleDraft().form.item }, '/applicant/phone', '13812345678');
    expect(brief({ form, provenance: { ...filled.provenance } }, sampleItem(), card)).toEqual([]);
  });

  it('has its number checked all the same', () => {
    const card = { ...reading, idNumber: '110105194912310021' };
    const filled = formFromReading(card);
    const form = withAnswer({ ...filled.form, item: sampleDraft().form.item }, '/applicant/phone', '13812345678');
    expect(brief({ form, provenance: { ...filled.provenance } }, sampleItem(), card)).toEqual([
      'format /form/applicant/idNumber',
    ]);
  });

  it('carries a wrong check digit that was noted when it was read: no reason to send anybody away', () => {
    const card = { ...reading, idNumber: '110105194912310021', numberIsRight: false };
    const filled = formFromReading(card);
    const form = withAnswer({ ...filled.form, item: sampleDraft().form.item }, '/applicant/phone', '13812345678');
    expect(brief({ form, provenance: { ...filled.provenance } }, sampleItem(), card)).toEqual([]);
    // Typed by hand it is refused as ever.
    const typed = { form, provenance: {}, identity: byHand('没带证件') };
    expect(brief(typed, sampleItem(), null)).toEqual(['format /form/applicant/idNumber']);
  });

  it('fills in the standard form of its old private codes', () => {
    const standard = { name: '𠂇某', address: '石桥村㐆组', issuer: '测试市公安局' };
    const card = { ...reading, name: '\u{e816}某', address: '石桥村\u{e81a}组', standard };
    expect(formFromReading(card).form.applicant).toMatchObject({ name: standard.name, address: standard.address });
    const latinOnly = { ...reading, name: 'TESTKHANOVA', standard: { name: '', address: '', issuer: '' } };
    expect(formFromReading(latinOnly).form.applicant).toMatchObject({ name: 'TESTKHANOVA', address: reading.address });
  });

  it('R40: is not used without the path, a paper that the path allows, and a guardian where it needs one', () => {
    const proof = (change: Partial<ManualProof>) =>
      brief({ provenance: {}, identity: { method: 'manual', reason: '', proof: { ...emptyProof, ...change } } });
    expect(brief({ provenance: {}, identity: { method: 'manual', reason: '没有卡' } })).toEqual([
      'missing /identity/path',
    ]);
    expect(proof({ path: 'lost' })).toEqual(['missing /identity/documents']);
    expect(proof({ path: 'lost', documents: ['birth-certificate'] })).toEqual(['missing /identity/documents']);
    expect(proof({ path: 'lost', documents: ['household-register'] })).toEqual([]);
    expect(proof({ path: 'other', documents: ['passport'] })).toEqual(['missing /identity/reason']);
    const infant = (guardian: ManualProof['guardian']) =>
      proof({ path: 'infant', documents: ['birth-certificate'], guardian });
    expect(infant(null)).toEqual(['missing /identity/guardian']);
    const mother = { name: '韦母', idNumber: '110105194912310021', relation: '母亲' };
    expect(infant(mother)).toEqual(['format /identity/guardian']);
    expect(infant({ ...mother, idNumber: '11010519491231002X' })).toEqual([]);
  });

  it('R40: an expired card is taken with one of the named papers, and says which', () => {
    const card = { ...reading, validTo: '2026-11-21' };
    const filled = formFromReading(card);
    const form = withAnswer({ ...filled.form, item: sampleDraft().form.item }, '/applicant/phone', '13812345678');
    const chip = (proof?: ManualProof) =>
      brief(
        {
          form,
          provenance: { ...filled.provenance },
          identity: { method: 'chip', readingId: card.id, ...(proof ? { proof } : {}) },
        },
        sampleItem(),
        card,
      );
    expect(chip()).toEqual(['missing /identity/documents']);
    expect(chip({ ...emptyProof, documents: ['passport'] })).toEqual(['missing /identity/documents']);
    expect(chip({ ...emptyProof, documents: ['replacement-slip'] })).toEqual([]);
    expect(isExpired('2026-11-22', '2026-11-22')).toBe(false);
    expect(isExpired('长期', '2026-11-22')).toBe(false);
  });
});

describe('the materials', () => {
  const materials = (...changed: Draft['materials']) => ({
    materials: [...sampleDraft().materials.filter(({ code }) => !changed.some((one) => one.code === code)), ...changed],
  });

  it('are those of the item and of the answers given', () => {
    expect(requiredMaterials(sampleItem(), {}).map(({ code }) => code)).toEqual(['SF', 'KN']);
    expect(requiredMaterials(sampleItem(), { household: 'yes' }).map(({ code }) => code)).toEqual(['SF', 'KN', 'HK']);
    expect(requiredMaterials(sampleItem(), { household: 'constructor' }).map(({ code }) => code)).toEqual(['SF', 'KN']);
  });

  it('R42: shared data that the county looks up by itself keeps nothing from being accepted', () => {
    const item = sampleItem();
    const shared = item.materials.map((one) => (one.code === 'KN' ? { ...one, shared: true } : one));
    const without = materials({ code: 'KN', originalSeen: false, method: 'none', pages: [] });
    expect(brief(without, item)).toEqual(['missing /materials/KN']);
    expect(brief(without, sampleItem({ materials: shared }))).toEqual([]);
  });

  it('wait for the situation to be answered', () => {
    expect(brief({ situation: {} })).toEqual(['missing /situation/household']);
    expect(brief({ situation: { household: 'perhaps' } })).toEqual(['missing /situation/household']);
  });

  it('are named when they are missing', () => {
    const [problem] = problems({ situation: { household: 'yes' } });
    expect(problem).toEqual({
      pointer: '/materials/HK',
      kind: 'missing',
      message: { zh: '还差：户口簿', en: 'Still missing: 户口簿' },
    });
    expect(brief({ materials: [] })).toEqual(['missing /materials/SF', 'missing /materials/KN']);
  });

  it.each([
    [{ code: 'SF', originalSeen: true, method: 'scanned', pages: [] }, 'missing /materials/SF'],
    [{ code: 'SF', originalSeen: false, method: 'scanned', pages: [page] }, 'missing /materials/SF'],
    [{ code: 'SF', originalSeen: false, method: 'original-checked', pages: [] }, 'missing /materials/SF'],
    [{ code: 'KN', originalSeen: false, method: 'original-checked', pages: [] }, 'missing /materials/KN'],
    [{ code: 'KN', originalSeen: false, method: 'e-licence', pages: [] }, 'not-allowed /materials/KN'],
    [{ code: 'HK', originalSeen: false, method: 'scanned', pages: [page] }, 'missing /materials/HK'],
    [{ code: 'XX', originalSeen: true, method: 'scanned', pages: [page] }, 'not-allowed /materials/XX'],
    [{ code: 'a/b', originalSeen: false, method: 'none', pages: [] }, 'not-allowed /materials/a~1b'],
  ] as const)('%j', (entry, expected) => {
    expect(brief(materials({ ...entry, pages: [...entry.pages] }))).toEqual([expected]);
  });

  it.each([
    { code: 'SF', originalSeen: true, method: 'original-checked', pages: [] },
    { code: 'SF', originalSeen: false, method: 'e-licence', pages: [] },
    { code: 'KN', originalSeen: true, method: 'original-checked', pages: [] },
  ] as const)('%j is enough', (entry) => {
    expect(brief(materials({ ...entry, pages: [] }))).toEqual([]);
  });

  it('are entered once', () => {
    const entries = sampleDraft().materials;
    expect(brief({ materials: [...entries, ...entries.slice(0, 1)] })).toEqual(['not-allowed /materials/SF']);
  });
});

describe('the item', () => {
  it.each([
    [{ status: 'retired' }, 'not-allowed /itemCode'],
    [{ effectiveFrom: '2026-11-23' }, 'not-allowed /itemCode'],
    [{ effectiveTo: '2026-11-21' }, 'not-allowed /itemCode'],
    [{ yearlyWindow: { from: '01-01', to: '02-28' } }, 'not-allowed /itemCode'],
    [{ yearlyWindow: { from: '12-01', to: '11-21' } }, 'not-allowed /itemCode'],
    [{ channels: { window: false, kiosk: true, agent: true } }, 'not-allowed /channel'],
  ] as const)('closed: %j', (change, expected) => {
    expect(brief({}, sampleItem(change))).toEqual([expected]);
  });
  it.each([
    { effectiveFrom: today, effectiveTo: today },
    { yearlyWindow: { from: '11-22', to: '11-22' } },
    { yearlyWindow: { from: '11-01', to: '01-31' } },
  ])('open: %j', (change) => expect(brief({}, sampleItem(change))).toEqual([]));
  it('knows the doorstep by the agent channel', () => {
    expect(brief({ channel: 'doorstep' })).toEqual([]);
    expect(brief({ channel: 'delegate' })).toEqual([]);
    expect(brief({ channel: 'kiosk' })).toEqual(['not-allowed /channel']);
  });
});
