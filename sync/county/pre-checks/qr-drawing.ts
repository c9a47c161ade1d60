import receiptline from 'receiptline';
import { type Html, html } from '../console/html.ts';

/** A QR code as an inline drawing: no style and no address in it, so the console's policy lets it stand. */
export function qrDrawing(text: string, label: string): Html {
  const matrix = receiptline.qrcode.generate({ data: text, type: 'qrcode', cell: 3, level: 'm' });
  const size = matrix.length + 2 * quietModules;
  const dark = matrix.flatMap((row, y) =>
    [...row].flatMap((module, x) => (module ? [`M${x + quietModules} ${y + quietModules}h1v1h-1z`] : [])),
  );
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" width="220" height="220"
    shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"></rect><path d="${dark.join('')}" fill="#000"></path></svg>`;
}

/** ISO/IEC 18004 §9.1: four modules of white around. */
const quietModules = 4;
