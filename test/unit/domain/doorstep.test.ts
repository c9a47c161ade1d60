import { describe, expect, test } from 'vitest';
import { codeMeaning } from '../../../main/domain/code-meaning.ts';
import { evidenceGaps } from '../../../main/domain/doorstep/evidence.ts';
import { isFollowedUp } from '../../../main/domain/doorstep/follow-up.ts';
import {
  formatAnnouncement,
  readAnnouncement,
  readSecret,
  spokenSecret,
} from '../../../main/domain/doorstep/handover-code.ts';

describe('交接码', () => {
  const said = {
    batchId: '0192f0c1-0000-7000-8000-000000000001',
    count: 30,
    secret: 'ABCDEFGH23456789',
    fileHash: 'ab'.repeat(32),
  };
  const code = formatAnnouncement(said);

  test('R36: what the screen shows is what the gun reads, and the window knows it for what it is', () => {
    expect(readAnnouncement(code)).toEqual(said);
    // A gun may shift the case of everything that it reads.
    expect(readAnnouncement(code.toUpperCase())).toEqual(said);
    expect(codeMeaning(code)).toEqual({ kind: 'handover', code });
  });

  test('R36: the secret may be read aloud and typed with whatever a person puts between', () => {
    expect(spokenSecret(said.secret)).toBe('ABCD-EFGH-2345-6789');
    expect(readSecret(' abcd-efgh 2345－6789'.replace('－', '-'))).toBe(said.secret);
    expect(readSecret('ＡＢＣＤＥＦＧＨ２３４５６７８９')).toBe(said.secret);
    for (const wrong of ['', 'ABCD', 'ABCDEFGH2345678O', `${said.secret}2`]) expect(readSecret(wrong)).toBeNull();
  });

  test('what only looks like one is none', () => {
    for (const wrong of [
      'TWHO1',
      code.slice(1),
      `${code}0`,
      code.replace('.30.', '.3000.'),
      code.replace('TWHO1', 'TWHO2'),
    ]) {
      expect(readAnnouncement(wrong)).toBeNull();
      expect(codeMeaning(wrong).kind).not.toBe('handover');
    }
  });
});

describe('evidence', () => {
  const open = {
    started: { at: '2026-11-22T02:00:00.000Z', monotonicMs: 1, boot: 1 },
    place: { source: 'manual' as const, village: '青禾村', place: '', reason: '屋里没有信号' },
    photos: [],
    witness: '',
  };
  const photo = {
    sha256: 'ab'.repeat(32),
    mediaType: 'image/jpeg' as const,
    sizeBytes: 3,
    subject: 'person' as const,
    purpose: '本人在场',
    consentOf: '黄阿婆',
    takenAt: '2026-11-22T02:00:00.000Z',
  };

  test('R37: a village and a reason are enough; a person in a picture needs consent and a purpose', () => {
    expect(evidenceGaps(open)).toEqual([]);
    expect(evidenceGaps({ ...open, place: null })).toEqual(['place']);
    expect(evidenceGaps({ ...open, photos: [photo] })).toEqual([]);
    expect(evidenceGaps({ ...open, photos: [{ ...photo, consentOf: null }] })).toEqual(['consent']);
    expect(evidenceGaps({ ...open, photos: [{ ...photo, purpose: ' ' }] })).toEqual(['purpose']);
  });
});

test('R36: the sample that is called back is the same at each look, and about as large as the county wants it', () => {
  const ids = Array.from({ length: 2_000 }, (_, at) => {
    const tail = ((at * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0');
    return `0192f0c1-0000-7000-8000-0000${tail}`;
  });
  const drawn = ids.filter((id) => isFollowedUp(id, 10));
  expect(drawn.length).toBeGreaterThan(120);
  expect(drawn.length).toBeLessThan(280);
  expect(drawn.every((id) => isFollowedUp(id, 20))).toBe(true);
  expect(ids.some((id) => isFollowedUp(id, 0))).toBe(false);
  expect(ids.every((id) => isFollowedUp(id, 100))).toBe(true);
});
