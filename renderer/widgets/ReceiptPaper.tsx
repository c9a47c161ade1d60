import './receipt-paper.css';
import { useMemo } from 'react';
import { useText } from '../text/shell-text.ts';
import { receiptDrawing } from './receipt-drawing.ts';

/**
 * A receipt as it will come out. Drawn in the page and not as an <img>: a picture knows only the fonts of the machine,
 * and a machine without Chinese fonts would show boxes.
 */
export function ReceiptPaper({ svg }: { readonly svg: string }) {
  const { t } = useText();
  const drawing = useMemo(() => receiptDrawing(svg), [svg]);
  return (
    <div
      className="receipt-paper"
      role="img"
      aria-label={t('detail.receipt')}
      ref={(paper) => paper?.replaceChildren(...(drawing ? [drawing.cloneNode(true)] : []))}
    />
  );
}
