import { createCanvas } from '@napi-rs/canvas';

export const padWidthPx = 800;
export const padHeightPx = 480;

/** x, y, pressure, milliseconds. */
export type StrokePoints = readonly (readonly [number, number, number, number])[];

/** A scrawl of three strokes such as people leave on pads; nobody's name. */
export function writtenName(): readonly StrokePoints[] {
  return [
    stroke({ fromMs: 0, x: (part) => 120 + 150 * part, y: (part) => 300 - 150 * Math.sin(part * 7) }),
    stroke({ fromMs: 900, x: (part) => 320 + 180 * part, y: (part) => 240 + 90 * Math.cos(part * 9) }),
    stroke({ fromMs: 1_900, x: (part) => 540 + 150 * part, y: (part) => 260 - 110 * Math.sin(part * 11) * (1 - part) }),
  ];
}

interface Curve {
  readonly fromMs: number;
  x(part: number): number;
  y(part: number): number;
}

const pointsAStroke = 60;

function stroke({ fromMs, x, y }: Curve): StrokePoints {
  return Array.from({ length: pointsAStroke }, (_, index) => {
    const part = index / (pointsAStroke - 1);
    return [x(part), y(part), 0.3 + 0.6 * Math.sin(part * Math.PI), fromMs + index * 12] as const;
  });
}

/** Ink on white, the thicker the harder the pen was pressed. */
export function signaturePicture(strokes: readonly StrokePoints[]): Promise<Buffer> {
  const canvas = createCanvas(padWidthPx, padHeightPx);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, padWidthPx, padHeightPx);
  context.strokeStyle = '#101828';
  context.lineCap = 'round';
  for (const points of strokes) {
    for (const [index, [x, y, pressure]] of points.entries()) {
      const [fromX, fromY] = points[Math.max(0, index - 1)] ?? [x, y];
      context.lineWidth = 2 + 7 * pressure;
      context.beginPath();
      context.moveTo(fromX, fromY);
      context.lineTo(x, y);
      context.stroke();
    }
  }
  return canvas.encode('png');
}
