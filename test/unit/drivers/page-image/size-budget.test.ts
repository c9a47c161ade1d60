import { describe, expect, it } from 'vitest';
import { bestQuality, budgetBytes, poorestQuality, searchQuality } from '../../../../drivers/page-image/size-budget.ts';

describe('size budget', () => {
  it('is 300 KB for A4 at 200 dpi and below, and grows with the pixels above', () => {
    expect(budgetBytes(1654, 2339)).toBe(300_000);
    expect(budgetBytes(827, 1170)).toBe(300_000);
    expect(budgetBytes(2480, 3508)).toBeGreaterThan(670_000);
  });

  it('finds the best quality that fits, by few tries', () => {
    for (let limit = 3_400; limit <= 8_000; limit += 1) {
      const tried: number[] = [];
      const quality = searchQuality(limit, (asked) => {
        tried.push(asked);
        return asked * 100;
      });
      expect(quality * 100).toBeLessThanOrEqual(limit);
      expect((quality + 3) * 100 > limit || quality === bestQuality).toBe(true);
      expect(tried.length).toBeLessThanOrEqual(8);
    }
  });

  it('answers the poorest when nothing fits', () => {
    expect(searchQuality(1, (quality) => quality)).toBe(poorestQuality);
  });
});
