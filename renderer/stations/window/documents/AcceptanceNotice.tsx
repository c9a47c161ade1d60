import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { noticesOfAcceptance } from '../../../../main/domain/documents.ts';
import { type Failure, failed, ok, type Result } from '../../../../main/domain/result.ts';
import type { IssuedDocumentView } from '../../../../preload/contract-documents.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { PrintWords } from './PrintWords.tsx';
import { useDocumentPrint } from './use-document-print.ts';

interface AcceptanceNoticeProps {
  readonly applicationId: string;
  readonly children: ReactNode;
}

/** 受理通知书: the first press issues it under its number and prints it; each further one prints that same document. */
export function AcceptanceNotice({ applicationId, children }: AcceptanceNoticeProps) {
  const { state, print } = useDocumentPrint(() => {});
  const [number, setNumber] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    try {
      const notice = await noticeOf(applicationId);
      setFailure(notice.ok ? null : notice.failure);
      if (!notice.ok) return;
      setNumber(notice.value.numberText);
      const unprinted = notice.value.copies.filter(({ prints }) => prints === 0);
      const wanted = unprinted.length > 0 ? unprinted : notice.value.copies;
      await print(
        notice.value.id,
        wanted.map(({ copy }) => copy),
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button loading={isBusy} onClick={() => void start()}>
        {children}
      </Button>
      {number && <span className="mono">{number}</span>}
      {failure && <FailureAlert failure={failure} />}
      {state && <PrintWords state={state} />}
    </>
  );
}

/** The one that is there, or else a new one: nobody gets two under two numbers for one acceptance. */
async function noticeOf(applicationId: string): Promise<Result<IssuedDocumentView>> {
  const papers = await call('documentsOf', { applicationId });
  if (!papers.ok) return papers;
  const { issued, possible } = papers.value;
  const isNotice = ({ kind }: Pick<IssuedDocumentView, 'kind'>) => noticesOfAcceptance.some((one) => one === kind);
  const there = issued.find((document) => isNotice(document) && document.voided === null);
  if (there) return ok(there);
  const due = possible.find(isNotice);
  if (!due) return failed('document/not-due');
  const { kind, moveId } = due;
  return call('issueDocument', { applicationId, kind, moveId, extra: null, documentId: crypto.randomUUID() });
}
