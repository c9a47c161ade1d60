import '../stations/window/window.css';
import './setup.css';
import { Button, Steps } from 'antd';
import { useState } from 'react';
import { kioskOperatorId } from '../../main/domain/kiosk-operator.ts';
import type { Failure } from '../../main/domain/result.ts';
import { type SetupStep, setupSteps } from '../../main/domain/setup.ts';
import type { TerminalState } from '../../preload/contract.ts';
import { call } from '../bridge/client.ts';
import { HelpButton } from '../help/HelpButton.tsx';
import { EnrolmentBlock } from '../stations/window/enrolment/EnrolmentBlock.tsx';
import { IdleLock } from '../stations/window/IdleLock.tsx';
import { FailureAlert } from '../widgets/FailureAlert.tsx';
import { LanguageButton } from '../widgets/LanguageButton.tsx';
import { DevicesStep } from './DevicesStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { FontsStep } from './FontsStep.tsx';
import { LanguageStep } from './LanguageStep.tsx';
import { PersonStep } from './PersonStep.tsx';
import { StationStep } from './StationStep.tsx';
import { setupDevices } from './setup-devices.ts';
import { useSetupText } from './setup-text.ts';

interface SetupWizardProps {
  readonly terminal: TerminalState;
  readonly step: SetupStep;
}

/** 首次设置: calm, one thing a page, and nothing that could not be left for later. Where it stands is kept by the ledger. */
export function SetupWizard({ terminal, step }: SetupWizardProps) {
  const { t } = useSetupText();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [device, setDevice] = useState(0);
  const [isChosen, setChosen] = useState(false);
  const isStaffHere = terminal.operator !== null && terminal.operator.id !== kioskOperatorId;
  const at = setupSteps.indexOf(step);
  const goTo = async (next: SetupStep | null): Promise<void> => {
    const reply = await call('goToSetupStep', { step: next });
    setFailure(reply.ok ? null : reply.failure);
  };
  const hasNextDevice = step === 'devices' && device < setupDevices.length - 1;
  const forward = () => (hasNextDevice ? setDevice(device + 1) : void goTo(setupSteps[at + 1] ?? null));
  const back = () => (step === 'devices' && device > 0 ? setDevice(device - 1) : void goTo(setupSteps[at - 1] ?? step));
  // What is asked here has not been done: it can be left for later, and that is said.
  const isOpen =
    (step === 'enrolment' && !terminal.enrolled) ||
    (step === 'devices' && !isChosen) ||
    (step === 'person' && !isStaffHere);
  return (
    <main className="setup" data-step={step}>
      <aside>
        <h1>{t('title')}</h1>
        <p className="soft">{t('minutes')}</p>
        <Steps
          orientation="vertical"
          size="small"
          current={at}
          items={setupSteps.map((one) => ({ title: t(`steps.${one}`) }))}
        />
        <div className="setup-foot">
          <LanguageButton />
          <HelpButton page="setup" />
        </div>
      </aside>
      <section className="sheet setup-page" aria-label={t(`steps.${step}`)}>
        <div className="setup-body">
          {step === 'language' && <LanguageStep />}
          {step === 'station' && <StationStep station={terminal.station} />}
          {step === 'enrolment' && (
            <>
              <h2>{t('enrolment.title')}</h2>
              <p className="soft">{t('enrolment.why')}</p>
              <EnrolmentBlock sync={null} />
            </>
          )}
          {step === 'devices' && <DevicesStep at={device} onAt={setDevice} onChosen={setChosen} />}
          {step === 'fonts' && <FontsStep />}
          {step === 'person' && <PersonStep terminal={terminal} />}
          {step === 'done' && <DoneStep terminal={terminal} />}
          {failure && <FailureAlert failure={failure} />}
        </div>
        <footer>
          {at > 0 && <Button onClick={back}>{t('back')}</Button>}
          <span className="setup-gap" />
          {hasNextDevice && (
            <Button type="text" onClick={() => void goTo('fonts')}>
              {t('devices.allLater')}
            </Button>
          )}
          {isOpen && (
            <Button className="setup-later" onClick={forward}>
              {t('later')}
            </Button>
          )}
          {!(isOpen && step === 'devices') && (
            <Button type="primary" disabled={isOpen} onClick={forward}>
              {t(step === 'done' ? 'done.begin' : hasNextDevice ? 'devices.nextDevice' : 'next')}
            </Button>
          )}
        </footer>
      </section>
      {terminal.operator && terminal.station !== 'kiosk' && <IdleLock minutes={terminal.idleLockMinutes} />}
    </main>
  );
}
