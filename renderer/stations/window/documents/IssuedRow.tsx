import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { shortTime } from '../../../../main/domain/dates.ts';
import { isSignedByCitizen } from '../../../../main/domain/display/document-sheet.ts';
import { type DocumentCopy, documentTrade } from '../../../../main/domain/documents/kinds.ts';
import type { IssuedDocumentView } from '../../../../preload/contract-documents.ts';
import { call } from '../../../bridge/client.ts';
import { SignDocument } from '../display/SignDocument.tsx';
import { useDocumentText } from './document-text.ts';

interface IssuedRowProps {
  readonly applicationId: string;
  readonly document: IssuedDocumentView;
  readonly onPrint: (copies: readonly DocumentCopy[]) => void;
  readonly onVoid: () => void;
}

/** One issued document: each copy with how often it was printed. */
export function IssuedRow({ applicationId, document, onPrint, onVoid }: IssuedRowProps) {
  const { t, language } = useDocumentText();
  const { name, nameEn } = documentTrade[document.kind];
  const view = async (copy: DocumentCopy) => {
    const made = await call('viewDocument', { documentId: document.id, copy });
    if (made.ok) globalThis.open(made.value.url, '_blank', 'noopener');
  };
  return (
    <li className="document-row" data-testid="issued-document">
      <div>
        <strong>{language === 'zh' ? name : nameEn}</strong> <span className="mono">{document.numberText}</span>
        <p className="soft">{t('by', { by: document.issuedBy, at: shortTime(document.issuedAt) })}</p>
        {!document.voided && isSignedByCitizen(document.kind) && (
          <SignDocument applicationId={applicationId} documentId={document.id} />
        )}
        {document.voided && (
          <p className="document-void">{t('voided', { ...document.voided, at: shortTime(document.voided.at) })}</p>
        )}
      </div>
      <ul className="document-copies">
        {document.copies.map(({ copy, prints }) => (
          <li key={copy}>
            <span>
              {t(`copy.${copy}`)} ·{' '}
              <span className="soft">{prints === 0 ? t('notPrinted') : t('printed', { count: prints })}</span>
            </span>
            <Button size="small" onClick={() => void view(copy)}>
              {t('view')}
            </Button>
            {!document.voided && (
              <Button size="small" icon={<PrinterOutlined />} onClick={() => onPrint([copy])}>
                {t(prints === 0 ? 'print' : 'reprint')}
              </Button>
            )}
          </li>
        ))}
        {!document.voided && (
          <li>
            <Button size="small" danger onClick={onVoid}>
              {t('void')}
            </Button>
          </li>
        )}
      </ul>
    </li>
  );
}
