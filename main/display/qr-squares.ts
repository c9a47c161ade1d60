import receiptline from 'receiptline';

/** A QR code as one path of unit squares, its quiet zone (ISO/IEC 18004 §9.1: four modules) around it. */
export function qrSquares(text: string): { readonly side: number; readonly path: string } {
  const matrix = receiptline.qrcode.generate({ data: text, type: 'qrcode', cell: 3, level: 'm' });
  const dark = matrix.flatMap((row, y) =>
    [...row].flatMap((module, x) => (module ? [`M${x + quiet} ${y + quiet}h1v1h-1z`] : [])),
  );
  return { side: matrix.length + 2 * quiet, path: dark.join('') };
}

const quiet = 4;
