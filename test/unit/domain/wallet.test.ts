import { describe, expect, it } from 'vitest';
import type { AcceptedMaterial } from '../../../main/domain/application.ts';
import { personNumbersIn } from '../../../main/domain/household.ts';
import { reusedEntry, trustOf, type WalletSource, walletOffers, watermarkText } from '../../../main/domain/wallet.ts';
import { material, sampleItem } from './sample-case.ts';

const page = { sha256: 'ab'.repeat(32), mediaType: 'image/jpeg' as const, sizeBytes: 10 };
const own = '11010519491231002X';
const other = '440524188001010014';
const needed = [
  material('SF', '居民身份证', { originals: 1 }),
  material('HK', '户口簿', { originals: 1, ofHousehold: true }),
  material('SB', '申请表', { generated: true }),
];

function source(change: {
  readonly idNumber?: string;
  readonly receivedAt?: string;
  readonly entry?: Partial<AcceptedMaterial>;
  readonly idValidTo?: string;
}): WalletSource {
  const { idNumber = own, receivedAt = '2026-10-01T02:00:00.000Z', entry = {}, idValidTo = '长期' } = change;
  return {
    application: {
      id: '0197c0de-0000-7000-8000-000000000001',
      localNumber: `A001-${receivedAt.slice(0, 10).replaceAll('-', '')}-0001-X`,
      itemName: '临时救助',
      applicantName: '测试员甲',
      idNumber,
      receivedAt,
      form: { applicant: { idValidTo } },
      materials: [{ code: 'SF', originalSeen: true, method: 'scanned', pages: [page], ...entry }],
    },
    item: sampleItem({ materials: needed }),
  };
}

const offered = (sources: readonly WalletSource[], today = '2026-11-22', walletDays = 365) =>
  walletOffers({ needed, sources, applicantNumber: own, today, walletDays });

describe('the household’s materials', () => {
  it('R41: are offered again with their day and level, the newest of each, and not after their time', () => {
    const offers = offered([source({}), source({ receivedAt: '2026-11-01T02:00:00.000Z' })]);
    expect(offers).toMatchObject([{ materialCode: 'SF', level: 'B', takenOn: '2026-11-01', isApplicant: true }]);
    expect(offers[0]?.validUntil).toBe('2027-11-01');
    expect(offered([source({})], '2027-10-01')).toHaveLength(1);
    expect(offered([source({})], '2027-10-02')).toEqual([]);
    expect(offered([source({})], '2026-11-22', 0)).toEqual([]);
  });

  it('R41: an identity card is good for as long as it says itself', () => {
    expect(offered([source({ idValidTo: '2026-11-22' })])[0]?.validUntil).toBe('2026-11-22');
    expect(offered([source({ idValidTo: '2026-11-21' })])).toEqual([]);
  });

  it('R41: another member’s are offered where they speak of the household, and nowhere else', () => {
    expect(offered([source({ idNumber: other })])).toEqual([]);
    const offers = offered([source({ idNumber: other, entry: { code: 'HK' } })]);
    expect(offers).toMatchObject([{ materialCode: 'HK', isApplicant: false, ownerName: '测试员甲' }]);
  });

  it('R41: what was not compared with the original asks for it again; self-made papers and PDFs are not offered', () => {
    const seen = { method: 'scanned', originalSeen: true } as const;
    expect(trustOf(seen, { generated: false })).toBe('B');
    expect(trustOf({ ...seen, originalSeen: false }, { generated: false })).toBe('C');
    expect(trustOf({ method: 'e-licence', originalSeen: false }, { generated: false })).toBe('A');
    expect(trustOf(seen, { generated: true })).toBe('D');
    expect(trustOf({ method: 'none', originalSeen: false }, { generated: false })).toBeNull();
    expect(trustOf(seen, undefined)).toBeNull();
    expect(offered([source({ entry: { code: 'SB' } })])).toEqual([]);
    expect(offered([source({ entry: { pages: [{ ...page, mediaType: 'application/pdf' }] } })])).toEqual([]);
    const [offer] = offered([source({ entry: { originalSeen: false } })]);
    if (!offer) throw new Error('nothing is offered');
    expect(offer.level).toBe('C');
    const entry = { code: 'SF', originalSeen: false, method: 'none', pages: [] } as const;
    const reuse = {
      applicationId: offer.applicationId,
      localNumber: offer.localNumber,
      level: offer.level,
      takenOn: offer.takenOn,
      sources: [page.sha256],
      consentAt: '2026-11-22T02:00:00.000Z',
    };
    expect(reusedEntry({ ...entry, pages: [] }, { offer, pages: [page], reuse }).originalSeen).toBe(false);
  });

  it('R41: handed on from case to case it does not get younger, and no mark is drawn upon a mark', () => {
    const reuse = {
      applicationId: '0197c0de-0000-7000-8000-000000000009',
      localNumber: 'A001-20260101-0001-X',
      level: 'B' as const,
      takenOn: '2026-01-05',
      sources: ['cd'.repeat(32), 'ef'.repeat(32)],
      consentAt: '2026-10-01T02:00:00.000Z',
    };
    const entry = { pages: [{ ...page, mediaType: 'application/pdf' as const }], reuse };
    expect(offered([source({ entry })])).toMatchObject([
      { takenOn: '2026-01-05', validUntil: '2027-01-05', pageCount: 2 },
    ]);
  });

  it('the mark says what the page may be used for, and since when it is known', () => {
    const mark = {
      level: 'B',
      itemName: '临时救助',
      takenOn: '2026-10-01',
      usedAt: '2026-11-22T02:00:00.000Z',
    } as const;
    expect(watermarkText(mark)).toEqual([
      '与原件核对无误，仅供办理“临时救助”使用',
      '2026年10月1日收取，2026年11月22日复用',
    ]);
    expect(watermarkText({ ...mark, level: 'C' })[0]).toMatch(/^原件待核对/);
  });

  it('a household is whom the answers name by a number that can be one', () => {
    const answers = {
      applicant: { idNumber: own.toLowerCase() },
      item: { family: [{ id: other }, { id: '123' }], n: 7 },
    };
    expect(personNumbersIn(answers)).toEqual([own, other]);
  });
});
