import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { CopyRowView } from '../../../../preload/contract-window.ts';
import { useCopyOutText } from './copy-out-text.ts';

interface CopyRowsProps {
  readonly rows: readonly CopyRowView[];
  readonly copied: ReadonlySet<string>;
  /** The one that goes next. */
  readonly next: string | null;
  readonly onCopy: (row: CopyRowView) => void;
}

export function CopyRows({ rows, copied, next, onCopy }: CopyRowsProps) {
  const { t } = useCopyOutText();
  return (
    <ol className="copy-rows">
      {rows.map((row) => {
        const isCopied = copied.has(row.from);
        return (
          <li key={row.from} data-next={row.from === next || undefined}>
            <span className="soft">{row.label}</span>
            <span className="wrap-anywhere">{row.shown}</span>
            <Button
              size="small"
              icon={isCopied ? <CheckOutlined /> : <CopyOutlined />}
              disabled={row.value === ''}
              aria-label={isCopied ? `${t('copied')} ${row.label} ${t('again')}` : `${t('copy')} ${row.label}`}
              onClick={() => onCopy(row)}
            >
              {t(isCopied ? 'copied' : 'copy')}
            </Button>
          </li>
        );
      })}
    </ol>
  );
}
