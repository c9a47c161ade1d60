import { FileDoneOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { shortTime } from '../../../main/domain/dates.ts';
import { evidenceGaps } from '../../../main/domain/doorstep/evidence.ts';
import type { Failure, Result } from '../../../main/domain/result.ts';
import type { Input, Output } from '../../../preload/contract.ts';
import type { DeliveryView, VisitView } from '../../../preload/contract-agent.ts';
import { call } from '../../bridge/client.ts';
import { useCall } from '../../bridge/hooks.ts';
import { FailureAlert } from '../../widgets/FailureAlert.tsx';
import { Waiting } from '../../widgets/Waiting.tsx';
import { DeliverForm } from './DeliverForm.tsx';
import { DeliverySheet } from './DeliverySheet.tsx';
import { useDeliverText } from './deliver-text.ts';

interface DeliverBoxProps {
  readonly view: VisitView;
  readonly mayChange: boolean;
  /** R56: too long without the county, and nothing may be handed over. */
  readonly isBound: boolean;
  readonly onChange: () => void;
  /** The record of the visit is sealed with the signature. */
  readonly onSeal: () => Promise<boolean>;
}

const incomplete: Failure = { code: 'evidence/incomplete' };

/** 送达 (T19): who took it, the sheet with its number, and the signature under it. */
export function DeliverBox({ view, mayChange, isBound, onChange, onSeal }: DeliverBoxProps) {
  const { t } = useDeliverText();
  const visitId = view.visit.id;
  const asked = useCall('delivery', { visitId });
  const [failure, setFailure] = useState<Failure | null>(null);
  const { result } = view.visit;
  const { value } = asked;

  const after = (reply: Result<Output<'delivery'>>): Failure | null => {
    const trouble = reply.ok ? null : reply.failure;
    setFailure(trouble);
    asked.again();
    onChange();
    return trouble;
  };
  /** Null where the pen may be given: once signed, nothing of the record can be added. */
  const readyToSign = async (): Promise<Failure | null> => {
    const evidence = await call('evidence', { visitId });
    const open = evidence.ok ? evidence.value.open : null;
    const [gap] = open ? evidenceGaps(open) : [];
    const trouble = !evidence.ok ? evidence.failure : gap ? { ...incomplete, detail: gap } : null;
    setFailure(trouble);
    return trouble;
  };
  const sign = async (documentId: string, signature: Input<'signDelivery'>['signature']): Promise<Failure | null> => {
    const gap = await readyToSign();
    if (gap) return gap;
    if (view.isEvidenceOpen && !(await onSeal())) return incomplete;
    return after(await call('signDelivery', { visitId, documentId, signature }));
  };

  return (
    <section className="agent-sheet" data-deliver>
      <h2>{t('title')}</h2>
      <p>{view.visit.documents.join('、') || view.visit.itemName}</p>
      {!result && <p className="agent-none">{t('noCase')}</p>}
      {asked.failure && <FailureAlert failure={asked.failure} onAgain={asked.again} />}
      {failure && <FailureAlert failure={failure} />}
      {result && !value && !asked.failure && <Waiting />}
      {value?.done && <Delivered done={value.done} onFailure={setFailure} />}
      {result && mayChange && value && !value.done && value.sheet && (
        <DeliverySheet
          sheet={value.sheet}
          onReady={async () => (await readyToSign()) === null}
          onSign={sign}
          onDrop={async () => void after(await call('dropDelivery', { visitId }))}
        />
      )}
      {result && mayChange && !isBound && value && !value.done && !value.sheet && (
        <DeliverForm
          result={result}
          usualPlace={`${view.visit.village} ${view.visit.place}`.trim()}
          onFailure={setFailure}
          onFill={async (order) => void after(await call('prepareDelivery', { visitId, order }))}
        />
      )}
    </section>
  );
}

interface DeliveredProps {
  readonly done: NonNullable<DeliveryView['done']>;
  readonly onFailure: (failure: Failure | null) => void;
}

function Delivered({ done, onFailure }: DeliveredProps) {
  const { t } = useDeliverText();
  const { documentId, numberText, how, at } = done;
  const open = async () => {
    const made = await call('viewDocument', { documentId, copy: 'archive' });
    onFailure(made.ok ? null : made.failure);
    if (made.ok) globalThis.open(made.value.url, '_blank', 'noopener');
  };
  const print = async () => {
    const job = await call('printCaseDocument', { documentId, copy: 'archive', jobId: crypto.randomUUID() });
    onFailure(job.ok ? null : job.failure);
  };
  return (
    <>
      <p className="agent-sealed">
        <FileDoneOutlined aria-hidden /> <b>{t('done', { number: numberText })}</b> {shortTime(at)} ·{' '}
        {t(`doneHow.${how}`)}
      </p>
      <p className="soft">{t('doneSays')}</p>
      <div className="agent-row">
        <Button size="large" onClick={() => void open()}>
          {t('open')}
        </Button>
        <Button size="large" icon={<PrinterOutlined />} onClick={() => void print()}>
          {t('print')}
        </Button>
      </div>
    </>
  );
}
