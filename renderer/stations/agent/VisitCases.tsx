import { EditOutlined, FileAddOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../../main/domain/result.ts';
import type { VisitView } from '../../../preload/contract-agent.ts';
import { call } from '../../bridge/client.ts';
import { ToneTag } from '../../widgets/ToneTag.tsx';
import { HandOverButton } from '../window/citizen/HandOverButton.tsx';
import { useAgentText } from './agent-text.ts';

interface VisitCasesProps {
  readonly view: VisitView;
  readonly mayBegin: boolean;
  readonly onBegin: () => void;
  readonly onOpen: (applicationId: string) => void;
  readonly onChange: () => void;
  readonly onFailure: (failure: Failure | null) => void;
}

/** What was received at this door, and how its receipt was given. */
export function VisitCases({ view, mayBegin, onBegin, onOpen, onChange, onFailure }: VisitCasesProps) {
  const { t } = useAgentText();
  return (
    <section className="agent-sheet">
      <h2>{t('cases.title')}</h2>
      {view.cases.length === 0 && <p className="soft">{t('cases.none')}</p>}
      <ul className="agent-cases">
        {view.cases.map((one) => (
          <li key={one.applicationId}>
            <button type="button" className="agent-case" onClick={() => onOpen(one.applicationId)}>
              <b>{one.localNumber}</b>
              <span className="clip">{one.itemName}</span>
            </button>
            <ReceiptState one={one} onChange={onChange} onFailure={onFailure} />
            <HandOverButton purpose="rating" applicationId={one.applicationId} onFailure={onFailure} />
          </li>
        ))}
      </ul>
      {mayBegin && (
        <Button type="primary" size="large" icon={<FileAddOutlined />} onClick={onBegin}>
          {t(view.cases.length === 0 ? 'cases.begin' : 'cases.more')}
        </Button>
      )}
    </section>
  );
}

type VisitCase = VisitView['cases'][number];

/** 手写凭证: without a printer the number is copied by hand, and the form's own number is noted here. */
function ReceiptState({
  one,
  onChange,
  onFailure,
}: { readonly one: VisitCase } & Pick<VisitCasesProps, 'onChange' | 'onFailure'>) {
  const { t } = useAgentText();
  const [isWriting, setWriting] = useState(false);
  const [serial, setSerial] = useState('');
  const keep = async () => {
    const noted = await call('noteHandwrittenReceipt', { applicationId: one.applicationId, serial });
    onFailure(noted.ok ? null : noted.failure);
    if (noted.ok) setWriting(false);
    onChange();
  };
  if (one.receiptPrinted) {
    return (
      <ToneTag tone="good" icon={<PrinterOutlined />}>
        {t('cases.printed')}
      </ToneTag>
    );
  }
  if (one.handReceipt !== null && !isWriting) {
    return (
      <ToneTag tone="moving" icon={<EditOutlined />}>
        {t('cases.written', { serial: one.handReceipt })}
      </ToneTag>
    );
  }
  if (!isWriting) {
    return (
      <Button icon={<EditOutlined />} onClick={() => setWriting(true)}>
        {t('cases.write')}
      </Button>
    );
  }
  return (
    <div className="agent-write">
      <p>{t('cases.writeHow', { number: one.localNumber })}</p>
      <Input
        aria-label={t('cases.serial')}
        placeholder={t('cases.serial')}
        value={serial}
        maxLength={40}
        onChange={(event) => setSerial(event.target.value)}
      />
      <Button type="primary" disabled={serial.trim() === ''} onClick={() => void keep()}>
        {t('cases.keep')}
      </Button>
    </div>
  );
}
