import { Button, Checkbox } from 'antd';
import { useEffect, useState } from 'react';
import type { Failure } from '../../../main/domain/result.ts';
import { call, onTopic } from '../../bridge/client.ts';
import { useCall } from '../../bridge/hooks.ts';
import { FailureAlert } from '../../widgets/FailureAlert.tsx';
import { Waiting } from '../../widgets/Waiting.tsx';
import { useAgentText } from './agent-text.ts';
import { BatchCard } from './BatchCard.tsx';

/** 交接: what waits goes into a batch; the batch goes onto a stick, its code onto the screen. */
export function HandoverPage({ onChange }: { readonly onChange: () => void }) {
  const { t } = useAgentText();
  const waiting = useCall('waitingForHandover', {});
  const batches = useCall('handovers', {});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPacking, setPacking] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const { again: lookAtWaiting } = waiting;
  const { again: lookAtBatches } = batches;
  useEffect(() => {
    const look = () => {
      lookAtWaiting();
      lookAtBatches();
    };
    const stops = [onTopic('desk', look), onTopic('sync', look)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [lookAtWaiting, lookAtBatches]);
  if (!waiting.value || !batches.value) return <Waiting />;
  const chosen = waiting.value.filter(({ applicationId }) => !left.has(applicationId));
  const pack = async () => {
    setPacking(true);
    const packed = await call('packHandover', { applicationIds: chosen.map(({ applicationId }) => applicationId) });
    setPacking(false);
    setFailure(packed.ok ? null : packed.failure);
    if (packed.ok) setShown(packed.value.batchId);
    waiting.again();
    batches.again();
    onChange();
  };
  const own = batches.value.filter(({ side }) => side === 'out');
  return (
    <div className="agent-column">
      <h1>{t('handover.title')}</h1>
      {failure && <FailureAlert failure={failure} />}
      {waiting.value.length === 0 && <p className="soft">{t('handover.none')}</p>}
      <section className="agent-sheet" hidden={waiting.value.length === 0}>
        <h2>{t('handover.waiting')}</h2>
        <ul className="agent-hand-list">
          {waiting.value.map(({ applicationId, localNumber, itemName, applicantName, mode, materials, originals }) => (
            <li key={applicationId}>
              <Checkbox
                checked={!left.has(applicationId)}
                onChange={() => setLeft(toggled(left, applicationId))}
                aria-label={localNumber}
              >
                <b>{localNumber}</b> {applicantName} · {itemName}
                <br />
                <span className="soft">
                  {t(mode === 'doorstep' ? 'mode.doorstep' : 'mode.delegate')} ·{' '}
                  {t('handover.materials', { count: materials })} ·{' '}
                  {t('handover.originals', { count: originals.reduce((sum, { count }) => sum + count, 0) })}
                </span>
              </Checkbox>
            </li>
          ))}
        </ul>
        {waiting.value.length > 0 && (
          <Button
            type="primary"
            size="large"
            loading={isPacking}
            disabled={chosen.length === 0}
            onClick={() => void pack()}
          >
            {t('handover.pack', { count: chosen.length })}
          </Button>
        )}
      </section>
      {own.length > 0 && <h2>{t('handover.batches')}</h2>}
      {own.map((batch) => (
        <BatchCard
          key={batch.batchId}
          batch={batch}
          isShown={shown === batch.batchId}
          onShow={(isShown) => setShown(isShown ? batch.batchId : null)}
          onChange={() => {
            batches.again();
            waiting.again();
            onChange();
          }}
        />
      ))}
    </div>
  );
}

function toggled(left: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(left);
  if (!next.delete(id)) next.add(id);
  return next;
}
