import { Button, Modal } from 'antd';
import { useState } from 'react';
import { needsExtra } from '../../../../main/domain/documents/extras.ts';
import { type CaseDocumentKind, documentTrade } from '../../../../main/domain/documents/kinds.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { CaseDocumentsView, IssuedDocumentView } from '../../../../preload/contract-documents.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useDocumentText } from './document-text.ts';
import { ExtraForm } from './ExtraForm.tsx';
import { extraFields, extraOf, firstAnswers } from './extra-fields.ts';

interface IssueDialogProps {
  readonly ownCase: { readonly id: string; readonly localNumber: string };
  readonly wanted: { readonly kind: CaseDocumentKind; readonly moveId: string | null; readonly needsExtra: boolean };
  readonly view: CaseDocumentsView;
  readonly onIssued: (document: IssuedDocumentView) => void;
  readonly onClose: () => void;
}

/** Before the number is taken: what is still to be said, and a look at the draft. */
export function IssueDialog({ ownCase, wanted, view, onIssued, onClose }: IssueDialogProps) {
  const { t, language } = useDocumentText();
  const { kind, moveId } = wanted;
  const asked = wanted.needsExtra && needsExtra(kind) ? kind : null;
  const [answers, setAnswers] = useState(() => (asked ? firstAnswers(asked, view, ownCase.id) : {}));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  // One id for this dialog: pressed twice, it is one document.
  const [documentId] = useState(() => crypto.randomUUID());
  const extra = asked ? extraOf(asked, answers) : null;
  const isComplete = asked === null || extra !== null;
  const wish = { applicationId: ownCase.id, kind, moveId, extra };
  const { name, nameEn, copies } = documentTrade[kind];

  async function preview(): Promise<void> {
    const made = await call('previewDocument', wish);
    setFailure(made.ok ? null : made.failure);
    if (made.ok) globalThis.open(made.value.url, '_blank', 'noopener');
  }
  async function issue(): Promise<void> {
    setBusy(true);
    try {
      const made = await call('issueDocument', { ...wish, documentId });
      setFailure(made.ok ? null : made.failure);
      if (made.ok) onIssued(made.value);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Modal
      open
      width={asked ? 720 : 520}
      title={language === 'zh' ? name : `${nameEn}（${name}）`}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {t('cancel')}
        </Button>,
        <Button key="preview" disabled={!isComplete} onClick={preview}>
          {t('preview')}
        </Button>,
        <Button key="issue" type="primary" loading={isBusy} disabled={!isComplete} onClick={issue}>
          {t('issueAndPrint')}
        </Button>,
      ]}
    >
      <div className="document-dialog" data-testid="issue-dialog">
        <p className="soft">{t(copies.length > 1 ? 'copies.two' : 'copies.one')}</p>
        {asked && (
          <>
            <p>{t('fill')}</p>
            <ExtraForm
              fields={extraFields[asked]}
              answers={answers}
              offered={view.offered}
              ownCase={ownCase}
              onChange={setAnswers}
            />
          </>
        )}
        {failure && <FailureAlert failure={failure} />}
      </div>
    </Modal>
  );
}
