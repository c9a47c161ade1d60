import { ArrowLeftOutlined, EnvironmentOutlined, ExclamationCircleOutlined, PhoneOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../../main/domain/result.ts';
import type { Input } from '../../../preload/contract.ts';
import type { VisitView } from '../../../preload/contract-agent.ts';
import { call } from '../../bridge/client.ts';
import { FailureAlert } from '../../widgets/FailureAlert.tsx';
import { nextVisitor } from '../window/intake/visit.ts';
import { AbsentButton } from './AbsentButton.tsx';
import { useAgentText } from './agent-text.ts';
import { CallOffButton } from './CallOffButton.tsx';
import { DeliverBox } from './DeliverBox.tsx';
import { useDeliverText } from './deliver-text.ts';
import { EvidenceBox } from './EvidenceBox.tsx';
import { ModeChoice } from './ModeChoice.tsx';
import { TakeBack } from './TakeBack.tsx';
import { hourOf, VisitStateTag } from './VisitCard.tsx';
import { VisitCases } from './VisitCases.tsx';
import { visitInHand } from './visit-in-hand.ts';

interface VisitPageProps {
  readonly view: VisitView;
  readonly fullDaysLeft: number | null;
  readonly onChange: () => void;
  readonly onIntake: () => void;
  readonly onOpen: (applicationId: string) => void;
  readonly onBack: () => void;
}

/** At the door, from top to bottom: how it is received, the papers, the record of the visit, the end. */
export function VisitPage({ view, fullDaysLeft, onChange, onIntake, onOpen, onBack }: VisitPageProps) {
  const { t } = useAgentText();
  const { t: say } = useDeliverText();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [cameAgain, setCameAgain] = useState<string | null>(null);
  const { visit, state, mode } = view;
  const visitId = visit.id;
  const last = view.takeableBack;
  // Two touches in a row must not be two visits to a closed door: whoever comes again today says so first.
  const isAbsent = state !== 'returned' && last?.kind === 'absent' && cameAgain !== last.reportId;
  const isOpen = (state === 'open' || state === 'begun') && !isAbsent;
  const report = async (detail: Input<'reportVisit'>['detail']): Promise<boolean> => {
    const reply = await call('reportVisit', { visitId, detail });
    setFailure(reply.ok ? null : reply.failure);
    onChange();
    return reply.ok;
  };
  const seal = async (): Promise<boolean> => {
    const applicationIds = view.cases.map(({ applicationId }) => applicationId);
    const sealed = await call('sealEvidence', { visitId, applicationIds });
    setFailure(sealed.ok ? null : sealed.failure);
    return sealed.ok;
  };
  const finish = async () => {
    const applicationIds = view.cases.map(({ applicationId }) => applicationId);
    if (view.isEvidenceOpen && !(await seal())) return;
    if (await report({ kind: 'done', applicationIds, note: '' })) {
      visitInHand.set(null);
      nextVisitor();
    }
  };
  const begin = () => {
    if (!mode) return;
    if (visitInHand.value()?.visitId !== visitId) nextVisitor();
    visitInHand.set({ visitId, personName: visit.personName, mode, itemCode: visit.itemCode });
    onIntake();
  };
  const needsMode = visit.purpose !== 'deliver';
  const isBound = isOpen && !needsMode && fullDaysLeft === 0;
  return (
    <div className="agent-column" data-visit-page={visitId}>
      <div className="agent-title">
        <Button icon={<ArrowLeftOutlined />} onClick={onBack}>
          {t('visit.back')}
        </Button>
        <h1 className="clip">{visit.personName}</h1>
        <VisitStateTag state={state} />
      </div>
      <dl className="agent-facts">
        <div>
          <dt>
            <EnvironmentOutlined aria-hidden />
          </dt>
          <dd>
            {visit.village} {visit.place} · {hourOf(visit.from)}–{hourOf(visit.until)}
          </dd>
        </div>
        {visit.phone !== '' && (
          <div>
            <dt>
              <PhoneOutlined aria-hidden />
            </dt>
            <dd>{visit.phone}</dd>
          </div>
        )}
        <div>
          <dt>{t(`purpose.${visit.purpose}`)}</dt>
          <dd>{visit.itemName || visit.documents.join('、')}</dd>
        </div>
        {visit.notes !== '' && (
          <div>
            <dt>{t('visit.notes')}</dt>
            <dd>{visit.notes}</dd>
          </div>
        )}
      </dl>
      {failure && <FailureAlert failure={failure} />}
      {isBound && (
        <p className="agent-none tone-warn" data-bound>
          <ExclamationCircleOutlined aria-hidden /> {say('bound')}
        </p>
      )}
      {state === 'cancelled' && (
        <p className="agent-none">{t(visit.isCancelled ? 'visit.cancelled' : 'visit.calledOff')}</p>
      )}
      {state === 'returned' && <p className="agent-none">{t('visit.returned')}</p>}
      {state === 'done' && <p className="agent-none">{t('visit.finished')}</p>}
      {last && (
        <TakeBack
          visitId={visitId}
          last={last}
          onAgain={isAbsent ? () => setCameAgain(last.reportId) : null}
          onFailure={setFailure}
          onChange={onChange}
        />
      )}
      {isOpen && needsMode && (
        <ModeChoice
          mode={mode}
          isFixed={view.cases.length > 0}
          onChoose={(chosen) => void report({ kind: 'begun', mode: chosen })}
        />
      )}
      {(mode !== null || view.cases.length > 0) && needsMode && !isAbsent && (
        <VisitCases
          view={view}
          mayBegin={isOpen}
          onBegin={begin}
          onOpen={onOpen}
          onChange={onChange}
          onFailure={setFailure}
        />
      )}
      {(mode !== null || !needsMode || view.evidenceCount > 0) && (
        <EvidenceBox
          key={view.evidenceCount}
          visitId={visitId}
          village={visit.village}
          mayChange={isOpen}
          personName={visit.personName}
          onChange={onChange}
        />
      )}
      {visit.purpose === 'deliver' && (isOpen || state === 'done') && (
        <DeliverBox view={view} mayChange={isOpen} isBound={isBound} onChange={onChange} onSeal={seal} />
      )}
      {isOpen && (
        <div className="agent-foot">
          {view.mayCallOff && <CallOffButton onCallOff={() => void report({ kind: 'called-off', note: '' })} />}
          <AbsentButton view={view} onAbsent={(note) => void report({ kind: 'absent', note })} />
          {needsMode && mode !== null && (
            <Button type="primary" size="large" onClick={() => void finish()}>
              {t('finish.done')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
