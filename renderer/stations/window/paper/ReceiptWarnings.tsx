import './paper.css';
import { EditOutlined, EyeOutlined } from '@ant-design/icons';
import type { ReceiptWarning } from '../../../../preload/contract-papers.ts';
import { usePaperText } from './paper-text.ts';

/** Beside "printed": what of it still needs a person's pen, or a look. */
export function ReceiptWarnings({ warnings }: { readonly warnings: readonly ReceiptWarning[] }) {
  const { t } = usePaperText();
  if (warnings.length === 0) return null;
  return (
    <ul className="receipt-warnings" aria-label={t('warnings')}>
      {warnings.map((warning) => (
        <li key={warning.kind} className={warning.kind === 'characters-spelled-out' ? 'warn' : 'soft'}>
          {warning.kind === 'characters-spelled-out' ? <EditOutlined aria-hidden /> : <EyeOutlined aria-hidden />}{' '}
          {warning.kind === 'barcode-left-out'
            ? t('warning.barcode-left-out')
            : t(`warning.${warning.kind}`, { characters: warning.characters.map(named).join('、') })}
        </li>
      ))}
    </ul>
  );
}

/** The screen's fonts may lack it too, so its code stands beside it, as on the paper. */
function named(character: string): string {
  return `${character}（U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}）`;
}
