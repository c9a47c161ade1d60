import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US.js';
import zhCN from 'antd/locale/zh_CN.js';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { kioskOperatorId } from '../main/domain/kiosk-operator.ts';
import type { Station, TerminalState } from '../preload/contract.ts';
import { useTopic } from './bridge/hooks.ts';
import { useSignal } from './desk/hooks.ts';
import { currentLight } from './stations/agent/light.ts';
import { kioskMode } from './stations/kiosk/session/kiosk-mode.ts';
import { KioskStaffDoor } from './stations/kiosk/staff/KioskStaffDoor.tsx';
import { directionOf } from './text/county-tables.ts';
import { useText } from './text/shell-text.ts';
import { type Density, themeOf, wearTheme } from './theme.ts';
import { TrainingBand } from './training/TrainingBand.tsx';
import { CallBar } from './widgets/CallBar.tsx';
import { ErrorBoundary } from './widgets/ErrorBoundary.tsx';
import { LinkVeil } from './widgets/LinkVeil.tsx';
import { LostAnswers } from './widgets/LostAnswers.tsx';
import { Waiting } from './widgets/Waiting.tsx';

const isMotionUnwanted = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

const densityOf: Readonly<Record<Station, Density>> = { window: 'staff', kiosk: 'kiosk', agent: 'touch' };

const WindowStation = lazy(async () => ({
  default: (await import('./stations/window/WindowStation.tsx')).WindowStation,
}));
const KioskStation = lazy(async () => ({ default: (await import('./stations/kiosk/KioskStation.tsx')).KioskStation }));
const SetupWizard = lazy(async () => ({ default: (await import('./setup/SetupWizard.tsx')).SetupWizard }));

const AgentStation = lazy(async () => ({ default: (await import('./stations/agent/AgentStation.tsx')).AgentStation }));

const KioskStaffPage = lazy(async () => ({
  default: (await import('./stations/kiosk/staff/KioskStaffPage.tsx')).KioskStaffPage,
}));

/** The whole screen: which station this is, in which language and density. */
export function Terminal() {
  const terminal = useTopic('terminal', 'terminalState');
  const { language } = useText();
  const direction = directionOf(useTranslation().i18n.language);
  const isElder = useSignal(kioskMode) === 'elder' && terminal?.station === 'kiosk';
  const setupStep = terminal?.setupStep ?? null;
  // Whoever unpacks a terminal sits before it, whatever it becomes.
  const seated = setupStep === null ? densityOf[terminal?.station ?? 'window'] : 'staff';
  const density = isElder && setupStep === null ? 'elder' : seated;
  const chosenLight = useSignal(currentLight);
  const light = terminal?.station === 'agent' ? chosenLight : 'usual';
  useEffect(() => wearTheme(density, document.documentElement, light), [density, light]);
  useEffect(() => {
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  }, [language]);
  return (
    <ConfigProvider
      direction={direction}
      locale={(language === 'zh' ? zhCN : enUS).default}
      theme={themeOf(density, isMotionUnwanted, light)}
      button={{ autoInsertSpace: false }}
    >
      <App component={false}>
        <LinkVeil />
        <CallBar />
        <LostAnswers />
        {terminal && <TrainingBand isTraining={terminal.training} />}
        <ErrorBoundary>
          <Suspense fallback={<Waiting />}>
            {!terminal && <Waiting />}
            {terminal && setupStep !== null && <SetupWizard terminal={terminal} step={setupStep} />}
            {terminal && setupStep === null && terminal.station === 'kiosk' && <Kiosk terminal={terminal} />}
            {terminal && setupStep === null && terminal.station === 'agent' && <AgentStation terminal={terminal} />}
            {terminal && setupStep === null && terminal.station === 'window' && <WindowStation terminal={terminal} />}
          </Suspense>
        </ErrorBoundary>
      </App>
    </ConfigProvider>
  );
}

/** The villagers' pages, until somebody of the staff signs in. */
function Kiosk({ terminal }: { readonly terminal: TerminalState }) {
  const { operator } = terminal;
  if (operator && operator.id !== kioskOperatorId) return <KioskStaffPage terminal={{ ...terminal, operator }} />;
  return (
    <>
      <KioskStation terminal={terminal} />
      <KioskStaffDoor terminal={terminal} />
    </>
  );
}
