import { EditOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { shortTime } from '../../../main/domain/dates.ts';
import { doorMethodWords } from '../../../main/domain/doorstep/delivery.ts';
import type { Failure } from '../../../main/domain/result.ts';
import type { Input } from '../../../preload/contract.ts';
import type { DeliveryView } from '../../../preload/contract-agent.ts';
import { call } from '../../bridge/client.ts';
import { useDeliverText } from './deliver-text.ts';
import { SignOver } from './SignOver.tsx';

interface DeliverySheetProps {
  readonly sheet: NonNullable<DeliveryView['sheet']>;
  /** Whether anything still keeps it from being signed. */
  readonly onReady: () => Promise<boolean>;
  readonly onSign: (documentId: string, signature: Input<'signDelivery'>['signature']) => Promise<Failure | null>;
  readonly onDrop: () => Promise<void>;
}

/** Made out and not signed yet: the tablet goes into the receiver's hands, or the sheet is printed. */
export function DeliverySheet({ sheet, onReady, onSign, onDrop }: DeliverySheetProps) {
  const { t, pick } = useDeliverText();
  const [isWriting, setWriting] = useState(false);
  const { documentId, order, at, isOfToday } = sheet;
  const isLeft = order.method === 'left';
  const look = async () => {
    const made = await call('saveCaseDocument', { documentId, copy: 'archive', jobId: documentId });
    if (made.ok) globalThis.open(made.value.url, '_blank', 'noopener');
  };
  return (
    <div className="agent-deliver" data-waiting-sheet={sheet.sheet.numberText}>
      <h3>{t('sheet', { number: sheet.sheet.numberText ?? '' })}</h3>
      <p>
        {pick(doorMethodWords[order.method])} ·{' '}
        {isLeft ? order.witness : `${order.receiver.name}（${order.receiver.relation}）`} · {shortTime(at)} ·{' '}
        {order.place}
      </p>
      <p className="soft">{isOfToday ? `${t('waits')}${t('signedStays')}` : t('yesterday')}</p>
      {isOfToday && (
        <div className="agent-row">
          <Button type="primary" size="large" icon={<EditOutlined />} onClick={async () => setWriting(await onReady())}>
            {t(isLeft ? 'witnessLine' : 'receiverLine')}
          </Button>
          <Button size="large" onClick={() => void look()}>
            {t('look')}
          </Button>
          <Popconfirm
            title={t('paper')}
            description={t('paperHow')}
            okText={t('paperYes')}
            cancelText={t('no')}
            onConfirm={async () => void (await onSign(documentId, { how: 'paper' }))}
          >
            <Button size="large">{t('paper')}</Button>
          </Popconfirm>
        </div>
      )}
      <Popconfirm
        title={t('again')}
        description={t('againHow')}
        okText={t('againYes')}
        cancelText={t('no')}
        onConfirm={onDrop}
      >
        <Button size="large">{t('again')}</Button>
      </Popconfirm>
      {isWriting && (
        <SignOver
          sheet={sheet}
          onSign={(signature) => onSign(documentId, signature)}
          onClose={() => setWriting(false)}
        />
      )}
    </div>
  );
}
