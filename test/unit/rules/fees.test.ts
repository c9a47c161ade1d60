import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeeItem } from '../../../main/domain/catalogue.ts';
import { feeDue, isFree } from '../../../main/domain/fees.ts';
import { type PaymentReceipt, paymentState, withReceipts } from '../../../main/domain/payment.ts';
import { validateItem } from '../../../main/domain/validate-item.ts';
import { sampleCatalogue } from '../../../sync/county/catalogue/sample-catalogue.ts';
import { sampleItem } from '../domain/sample-case.ts';

const { items } = sampleCatalogue({ version: 1, publishedAt: '2026-11-01T00:00:00.000Z' });
const demo = (code: string) => items.find((item) => item.code === code) ?? sampleItem();
const fee = (change: Partial<FeeItem> = {}): FeeItem => ({
  name: '工本费',
  amountFen: 2000,
  basis: '某条例',
  exempt: '',
  ...change,
});

describe('R25: amounts come from the catalogue', () => {
  it('R25: a first residence permit is free, a lost or exchanged one costs what the catalogue says', () => {
    const item = demo('DEMO-027');
    expect(feeDue(item, { issue: 'first' })).toEqual({ lines: [], totalFen: 0 });
    expect(feeDue(item, { issue: 'lost' }).totalFen).toBe(2000);
    expect(feeDue(item, { issue: 'damaged' }).totalFen).toBe(2000);
    expect(isFree(item)).toBe(false);
  });

  it('R25: 36 of the 38 items are free whatever is answered', () => {
    const free = items.filter(isFree);
    expect(free).toHaveLength(36);
    for (const item of free) expect(feeDue(item, {}).totalFen).toBe(0);
  });

  it('R25: an amount that the county has not published is not guessed: nothing may be asked', () => {
    const card = feeDue(demo('DEMO-037'), { business: 'replace' });
    expect(card.totalFen).toBeNull();
    expect(paymentState(card, [])).toBe('unpublished');
    expect(feeDue(demo('DEMO-037'), { business: 'report-loss' }).totalFen).toBe(0);
  });

  it('R25: an exemption holds by its answer, and an answer that was not given exempts nobody and charges nobody', () => {
    const exempt = { feeItems: [fee({ exemptWhen: [{ situation: 'who', options: ['low-income'] }] })] };
    expect(feeDue(exempt, { who: 'low-income' }).totalFen).toBe(0);
    expect(feeDue(exempt, { who: 'other' }).totalFen).toBe(2000);
    expect(feeDue(exempt, {}).totalFen).toBe(2000);
    const conditional = { feeItems: [fee({ when: { situation: 'who', options: ['other'] } })] };
    expect(feeDue(conditional, {}).totalFen).toBe(0);
    expect(feeDue(conditional, { constructor: 'other' } as Record<string, string>).totalFen).toBe(0);
  });

  it('R25: a fee without a basis, or one that hangs on a question nobody asks, can not be published', () => {
    const problems = (feeItems: FeeItem[]) => validateItem(sampleItem({ feeItems })).map(({ pointer }) => pointer);
    expect(problems([fee({ basis: ' ' })])).toEqual(['/feeItems/0']);
    expect(problems([fee({ when: { situation: 'nobody-asks', options: ['x'] } })])).toEqual(['/feeItems/0']);
    expect(problems([fee({ exemptWhen: [{ situation: 'household', options: ['perhaps'] }] })])).toEqual([
      '/feeItems/0',
    ]);
    expect(problems([fee({ when: { situation: 'household', options: ['yes'] } })])).toEqual([]);
  });
});

const receipt = (reference: string, amountFen = 2000): PaymentReceipt => ({
  reference,
  amountFen,
  paidAt: '2026-11-22T02:00:00.000Z',
  channel: '银行柜台',
});

describe('R57: 待缴 and 已缴', () => {
  it('R57: paid is what the county was told, to the fen; anything else is for a person', () => {
    expect(paymentState({ totalFen: 2000 }, [])).toBe('due');
    expect(paymentState({ totalFen: 2000 }, [receipt('a')])).toBe('paid');
    expect(paymentState({ totalFen: 2000 }, [receipt('a', 1000), receipt('b', 1000)])).toBe('paid');
    expect(paymentState({ totalFen: 2000 }, [receipt('a', 1999)])).toBe('differs');
    expect(paymentState({ totalFen: 0 }, [receipt('a')])).toBe('differs');
    expect(paymentState({ totalFen: 0 }, [])).toBe('free');
  });

  it('R57: the same payment told any number of times is one payment', () => {
    const told = fc.array(fc.constantFrom(receipt('a'), receipt('b', 700), receipt('c', 1)));
    fc.assert(
      fc.property(told, told, (first, second) => {
        const once = withReceipts(withReceipts([], first), second);
        expect(withReceipts(once, [...first, ...second])).toBe(once);
        expect(new Set(once.map(({ reference }) => reference)).size).toBe(once.length);
      }),
    );
  });
});
