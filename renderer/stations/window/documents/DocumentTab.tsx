import './documents.css';
import { FileTextOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { documentTrade } from '../../../../main/domain/documents/kinds.ts';
import type { CaseDocumentsView, IssuedDocumentView } from '../../../../preload/contract-documents.ts';
import { useDocumentText } from './document-text.ts';
import { IssueDialog } from './IssueDialog.tsx';
import { IssuedRow } from './IssuedRow.tsx';
import { PrintWords } from './PrintWords.tsx';
import { SeriesCheck } from './SeriesCheck.tsx';
import { useDocumentPrint } from './use-document-print.ts';
import { VoidDialog } from './VoidDialog.tsx';

type Possible = CaseDocumentsView['possible'][number];

interface DocumentTabProps {
  readonly ownCase: { readonly id: string; readonly localNumber: string };
  readonly view: CaseDocumentsView;
  readonly onChanged: () => void;
}

/** 文书 of one case: what its latest step calls for, what else may be issued, and what was. */
export function DocumentTab({ ownCase, view, onChanged }: DocumentTabProps) {
  const { t } = useDocumentText();
  const [wanted, setWanted] = useState<Possible | null>(null);
  const [toVoid, setToVoid] = useState<IssuedDocumentView | null>(null);
  const { state, print } = useDocumentPrint(onChanged);
  const due = view.possible.filter(({ isDueNow }) => isDueNow);
  const others = view.possible.filter(({ isDueNow }) => !isDueNow);
  const issued = (document: IssuedDocumentView) => {
    setWanted(null);
    onChanged();
    void print(document.id, documentTrade[document.kind].copies);
  };
  return (
    <section className="documents" data-testid="documents">
      {view.possible.length === 0 && <p className="soft">{t('none')}</p>}
      {due.length > 0 && <PossibleList title={t('due')} rows={due} isMain onWant={setWanted} />}
      {state && <PrintWords state={state} />}
      <h3>{t('issued')}</h3>
      {view.issued.length === 0 && <p className="soft">{t('noneIssued')}</p>}
      <ul className="document-list">
        {view.issued.map((document) => (
          <IssuedRow
            key={document.id}
            applicationId={ownCase.id}
            document={document}
            onPrint={(copies) => void print(document.id, copies)}
            onVoid={() => setToVoid(document)}
          />
        ))}
      </ul>
      {others.length > 0 && <PossibleList title={t('others')} rows={others} isMain={false} onWant={setWanted} />}
      <SeriesCheck />
      {wanted && (
        <IssueDialog ownCase={ownCase} wanted={wanted} view={view} onIssued={issued} onClose={() => setWanted(null)} />
      )}
      {toVoid && (
        <VoidDialog
          document={toVoid}
          onClose={() => setToVoid(null)}
          onDone={() => {
            setToVoid(null);
            onChanged();
          }}
        />
      )}
    </section>
  );
}

function PossibleList(props: {
  readonly title: string;
  readonly rows: readonly Possible[];
  readonly isMain: boolean;
  readonly onWant: (row: Possible) => void;
}) {
  const { t, language } = useDocumentText();
  return (
    <>
      <h3>{props.title}</h3>
      <ul className="document-list">
        {props.rows.map((row) => {
          const { name, nameEn, copies } = documentTrade[row.kind];
          return (
            <li key={`${row.kind} ${row.moveId}`} className="document-row" data-testid={`possible-${row.kind}`}>
              <span>
                <FileTextOutlined aria-hidden /> <strong>{language === 'zh' ? name : nameEn}</strong>{' '}
                <span className="soft">{t(copies.length > 1 ? 'copies.two' : 'copies.one')}</span>
              </span>
              <Button type={props.isMain ? 'primary' : 'default'} onClick={() => props.onWant(row)}>
                {t('issue')}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
