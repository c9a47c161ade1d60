import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  FileTextOutlined,
  QrcodeOutlined,
  RollbackOutlined,
} from '@ant-design/icons';
import { Alert, Button, QRCode } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../../main/domain/result.ts';
import type { HandoverView } from '../../../preload/contract-agent.ts';
import { call } from '../../bridge/client.ts';
import { FailureAlert } from '../../widgets/FailureAlert.tsx';
import { ToneTag } from '../../widgets/ToneTag.tsx';
import { type ChosenPlace, PlaceChoice } from '../window/packages/PlaceChoice.tsx';
import { useAgentText } from './agent-text.ts';

interface BatchCardProps {
  readonly batch: HandoverView;
  readonly isShown: boolean;
  readonly onShow: (isShown: boolean) => void;
  readonly onChange: () => void;
}

/** One batch: its code, its file, and what the window said of each case. */
export function BatchCard({ batch, isShown, onShow, onChange }: BatchCardProps) {
  const { t } = useAgentText();
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { batchId, cases, announcement, spokenSecret } = batch;
  const originals = cases.reduce((sum, one) => sum + one.originals.reduce((all, { count }) => all + count, 0), 0);
  const save = async () => {
    if (!place) return;
    const reply = await call('saveHandover', { batchId, folder: place.path });
    setFailure(reply.ok ? null : reply.failure);
    setSaved(reply.ok ? reply.value.path : null);
  };
  const showSheet = async () => {
    const made = await call('handoverSheet', { batchId });
    setFailure(made.ok ? null : made.failure);
    if (made.ok) globalThis.open(made.value.url, '_blank', 'noopener');
  };
  const takeResult = async () => {
    if (!place) return;
    const reply = await call('takeHandoverResult', { batchId, folder: place.path });
    setFailure(reply.ok ? reply.value.failure : reply.failure);
    onChange();
  };
  return (
    <section className="agent-sheet" data-batch={batch.number}>
      <div className="agent-title">
        <h3>{t('handover.batch', { number: batch.number })}</h3>
        <span className="soft">{t('handover.count', { count: cases.length, originals })}</span>
        <Button icon={<FileTextOutlined />} onClick={() => void showSheet()}>
          {t('handover.sheet')}
        </Button>
        <Button icon={<QrcodeOutlined />} onClick={() => onShow(!isShown)}>
          {t(isShown ? 'handover.close' : 'handover.show')}
        </Button>
      </div>
      {isShown && announcement && (
        <div className="agent-announce">
          <div>
            <p>{t('handover.code')}</p>
            <div className="agent-code" data-code={announcement}>
              <QRCode
                aria-label={t('handover.code')}
                value={announcement}
                size={280}
                type="svg"
                bordered={false}
                color="#000"
                bgColor="#fff"
              />
            </div>
            <p className="soft">{t('handover.words')}</p>
            <p className="agent-secret">{spokenSecret}</p>
          </div>
          <div>
            <p>{t('handover.stick')}</p>
            <PlaceChoice round={0} onChoose={setPlace} />
            <div className="agent-row">
              <Button type="primary" size="large" disabled={!place} onClick={() => void save()}>
                {t('handover.save')}
              </Button>
              <Button size="large" disabled={!place} onClick={() => void takeResult()}>
                {t('handover.result')}
              </Button>
            </div>
            {saved !== null && <Alert type="success" showIcon title={t('handover.saved', { path: saved })} />}
          </div>
        </div>
      )}
      {failure && <FailureAlert failure={failure} />}
      <ul className="agent-hand-list">
        {cases.map(({ applicationId, localNumber, itemName, applicantName, settled }) => (
          <li key={applicationId}>
            <b>{localNumber}</b> {applicantName} · {itemName}{' '}
            {settled === null && (
              <ToneTag tone="calm" icon={<ClockCircleOutlined />}>
                {t('handover.open')}
              </ToneTag>
            )}
            {settled?.verdict === 'accepted' && (
              <ToneTag tone="good" icon={<CheckCircleOutlined />}>
                {t('handover.accepted')}
              </ToneTag>
            )}
            {settled?.verdict === 'returned' && (
              <ToneTag tone="warn" icon={<RollbackOutlined />}>
                {t('handover.returned', { reason: settled.reason })}
              </ToneTag>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
