import type { WrittenSignature } from '../../../main/domain/display/strokes.ts';

/** Two strokes of somebody’s finger. */
export function written(change: Partial<WrittenSignature> = {}): WrittenSignature {
  const stroke = (fromX: number, fromMs: number): WrittenSignature['strokes'][number] =>
    Array.from({ length: 12 }, (_, index) => [fromX + index * 9, 200 + 40 * Math.sin(index), 0.5, fromMs + index * 16]);
  return {
    widthPx: 1200,
    heightPx: 520,
    strokes: [stroke(200, 0), stroke(420, 900)],
    startedAt: '2026-11-22T02:00:00.000Z',
    finishedAt: '2026-11-22T02:00:02.000Z',
    pointer: 'touch',
    ...change,
  };
}
