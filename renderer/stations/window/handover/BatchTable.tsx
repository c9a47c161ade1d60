import { Alert, Button } from 'antd';
import { useState } from 'react';
import { shortTime } from '../../../../main/domain/dates.ts';
import type { HandoverVerdict } from '../../../../main/domain/doorstep/handover.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { Operator } from '../../../../preload/contract.ts';
import type { HandoverView } from '../../../../preload/contract-agent.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import type { ChosenPlace } from '../packages/PlaceChoice.tsx';
import { CaseRow, originalsOf } from './CaseRow.tsx';
import { useHandoverText } from './handover-text.ts';
import { type Signatures, SignBoth } from './SignBoth.tsx';

interface BatchTableProps {
  readonly batch: HandoverView;
  readonly operator: Operator;
  readonly place: ChosenPlace | null;
  readonly onOpen: (applicationId: string) => void;
  readonly onChange: () => void;
}

/** One batch: each case is taken with all its originals or goes back with a reason; what is not said stays open. */
export function BatchTable({ batch, operator, place, onOpen, onChange }: BatchTableProps) {
  const { t } = useHandoverText();
  const [said, setSaid] = useState<ReadonlyMap<string, HandoverVerdict>>(new Map());
  const [isSigning, setSigning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const { cases, batchId } = batch;
  const open = cases.filter(({ settled }) => settled === null);
  const count = (verdict: 'accepted' | 'returned') =>
    cases.filter(({ settled }) => settled?.verdict === verdict).length;
  const ready = open.flatMap((one) => {
    const verdict = said.get(one.applicationId);
    if (!verdict) return [];
    const isWhole =
      verdict.verdict === 'accepted'
        ? verdict.countedOriginals === originalsOf(one)
        : verdict.reason.trim().length >= 2;
    return isWhole ? [verdict] : [];
  });
  const say = (verdict: HandoverVerdict) => setSaid(new Map(said).set(verdict.applicationId, verdict));
  const sign = async ({ agent, pin }: Signatures): Promise<Failure | null> => {
    const reply = await call('settleHandover', { batchId, verdicts: ready, agent, pin });
    if (!reply.ok) return reply.failure;
    setSigning(false);
    setSaid(new Map());
    onChange();
    return null;
  };
  const showSheet = async () => {
    const made = await call('handoverSheet', { batchId });
    setFailure(made.ok ? null : made.failure);
    if (made.ok) globalThis.open(made.value.url, '_blank', 'noopener');
  };
  const saveResult = async () => {
    if (!place) return;
    const reply = await call('saveHandoverResult', { batchId, folder: place.path });
    setFailure(reply.ok ? null : reply.failure);
    setSaved(reply.ok ? reply.value.path : null);
  };
  const acceptAll = () =>
    setSaid(
      new Map(
        open.map((one) => [
          one.applicationId,
          { applicationId: one.applicationId, verdict: 'accepted', countedOriginals: originalsOf(one) },
        ]),
      ),
    );
  return (
    <div className="sheet" data-batch={batch.number}>
      <div className="handover-head">
        <h2>{t('batch', { number: batch.number })}</h2>
        <span className="soft">
          {t('from', { agent: batch.agentName, office: batch.officeName, at: shortTime(batch.packedAt) })}
        </span>
        <span className="top-gap" />
        <span>
          {t('counts', {
            all: cases.length,
            accepted: count('accepted'),
            returned: count('returned'),
            open: open.length,
          })}
        </span>
      </div>
      <table className="handover-table">
        <thead>
          <tr>
            {(['number', 'person', 'item', 'mode', 'materials', 'originals', 'verdict'] as const).map((name) => (
              <th key={name}>{t(`table.${name}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <CaseRow
              key={one.applicationId}
              one={one}
              said={said.get(one.applicationId) ?? null}
              onSay={say}
              onOpen={() => onOpen(one.applicationId)}
            />
          ))}
        </tbody>
      </table>
      <div className="handover-foot">
        {open.length > 0 && <Button onClick={acceptAll}>{t('acceptAll')}</Button>}
        {open.length > 0 && (
          <Button type="primary" disabled={ready.length === 0} onClick={() => setSigning(true)}>
            {t('sign', { count: ready.length })}
          </Button>
        )}
        <Button onClick={() => void showSheet()}>{t('sheet')}</Button>
        {batch.rounds.length > 0 && (
          <Button disabled={!place} title={t('result')} onClick={() => void saveResult()}>
            {t('saveResult')}
          </Button>
        )}
      </div>
      {saved !== null && <Alert type="success" showIcon title={t('saved', { path: saved })} />}
      {failure && <FailureAlert failure={failure} />}
      {isSigning && (
        <SignBoth
          agentId={batch.agentId}
          agentName={batch.agentName}
          operator={operator}
          onSign={sign}
          onClose={() => setSigning(false)}
        />
      )}
    </div>
  );
}
