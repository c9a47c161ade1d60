import { describe, expect, test } from 'vitest';
import { paletteOf, themeOf } from '../../../renderer/theme.ts';

/** WCAG 2.2: relative luminance and contrast. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
}

describe('elder mode', () => {
  const { colours, tones } = paletteOf('elder');

  test('every ink stands at 7:1 or more on every ground that it lies on', () => {
    for (const ink of [colours.ink, colours.inkSoft, colours.accent]) {
      for (const ground of [colours.paper, colours.ground, colours.accentGround]) {
        expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(7);
      }
    }
    for (const [name, tone] of Object.entries(tones)) {
      expect(contrast(tone.ink, tone.ground), name).toBeGreaterThanOrEqual(7);
    }
  });

  test('type of 36 px, targets of 92 px, line spacing of 1.5, nothing moves', () => {
    const { token } = themeOf('elder', false);
    expect(token).toMatchObject({ fontSize: 36, controlHeight: 92, lineHeight: 1.5, motion: false });
  });

  // Besides: antd lays the page anew where motion is switched, and what was being typed at the second screen would be gone.
  test.each(['touch', 'kiosk', 'elder'] as const)('under fingers nothing moves: %s', (density) => {
    expect(themeOf(density, false).token?.motion).toBe(false);
  });
});
