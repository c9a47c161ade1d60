import { LoadingOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { shortTime } from '../../../../main/domain/dates.ts';
import type { FailureCode } from '../../../../main/domain/failures.ts';
import type { EnrolmentView } from '../../../../preload/contract-enrolment.ts';
import type { SyncView } from '../../../../preload/contract-sync.ts';
import { useTopic } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { EnrolForm } from './EnrolForm.tsx';
import { useEnrolmentText } from './enrolment-text.ts';

/** Only a new code helps after these. */
const needsNewCode: ReadonlySet<FailureCode> = new Set(['county/revoked', 'county/replaced', 'county/not-recognised']);

/** Nobody answered as the county does: before the first enrolment nothing is kept that could be spoken of. */
const unreached: ReadonlySet<FailureCode> = new Set([
  'county/offline',
  'county/captive-portal',
  'county/wrong-network',
]);

/** 入网: who this terminal is at the county; the first thing to fill in on a new machine, and the way back after a withdrawal. */
export function EnrolmentBlock({ sync }: { readonly sync: SyncView | null }) {
  const { t } = useEnrolmentText();
  const view = useTopic('enrolment', 'enrolment');
  const [isOpen, setOpen] = useState(false);
  const [isDone, setDone] = useState(false);
  if (!view) return null;
  const { identity, order } = view;
  const isShutOut = sync?.failure !== null && sync?.failure !== undefined && needsNewCode.has(sync.failure.code);
  const hasForm = identity === null || isOpen || isShutOut || order !== null;
  return (
    <div className="sheet enrolment" data-testid="enrolment">
      <h2>{t('title')}</h2>
      {identity ? <Identity identity={identity} /> : <p>{t('first')}</p>}
      {isShutOut && sync?.failure && <FailureAlert failure={sync.failure} />}
      {isShutOut && <p className="warn">{t('mustAgain')}</p>}
      {order && <OrderState order={order} isFirst={identity === null} />}
      {isDone && identity && !hasForm && (
        <Alert type="success" showIcon role="status" title={t('done', { office: identity.officeName })} />
      )}
      {hasForm && (
        <EnrolForm
          key={identity?.terminalId ?? ''}
          countyUrl={order?.countyUrl ?? identity?.countyUrl ?? ''}
          onEnrolled={() => {
            setOpen(false);
            setDone(true);
          }}
        />
      )}
      {identity && !hasForm && (
        <>
          <Button onClick={() => setOpen(true)}>{t('again')}</Button>
          <p className="soft">{t('againWhy')}</p>
        </>
      )}
    </div>
  );
}

function Identity({ identity }: { readonly identity: NonNullable<EnrolmentView['identity']> }) {
  const { t } = useEnrolmentText();
  const facts: readonly (readonly [string, string | null])[] = [
    [t('facts.prefix'), identity.numberPrefix],
    [t('facts.address'), identity.countyUrl],
    [t('facts.since'), shortTime(identity.enrolledAt)],
    [t('facts.key'), t(`suite.${identity.suite}`, { number: identity.keyNumber })],
    [t('facts.replaces'), identity.replaces],
  ];
  return (
    <dl className="facts">
      {facts.map(([term, value]) =>
        value === null ? null : (
          <div key={term}>
            <dt className="soft">{term}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

interface OrderStateProps {
  readonly order: NonNullable<EnrolmentView['order']>;
  readonly isFirst: boolean;
}

function OrderState({ order, isFirst }: OrderStateProps) {
  const { t } = useEnrolmentText();
  const isUnreached = isFirst && order.failure !== null && unreached.has(order.failure.code);
  return (
    <>
      {order.isUnderWay && (
        <p role="status">
          <LoadingOutlined /> {t('trying', { url: order.countyUrl })}
        </p>
      )}
      {order.failure && (
        <FailureAlert
          failure={order.failure}
          words={isUnreached ? { title: t('unreached'), hint: t('waiting') } : undefined}
        />
      )}
      {order.isUnderWay && order.failure && !isUnreached && <p className="soft">{t('waiting')}</p>}
    </>
  );
}
