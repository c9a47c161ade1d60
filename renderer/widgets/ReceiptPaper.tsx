import { useMemo } from 'react';
import { useText } from '../text/shell-text.ts';

/** A receipt as it will come out. Shown as a picture, so that nothing in it can act. */
export function ReceiptPaper({ svg }: { readonly svg: string }) {
  const { t } = useText();
  const address = useMemo(() => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`, [svg]);
  return <img className="receipt-paper" src={address} alt={t('detail.receipt')} />;
}
