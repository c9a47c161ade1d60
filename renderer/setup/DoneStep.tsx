import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { TerminalState } from '../../preload/contract.ts';
import { useTopic } from '../bridge/hooks.ts';
import { useDeviceText } from '../stations/window/devices/device-text.ts';
import { useText } from '../text/shell-text.ts';
import { ToneTag } from '../widgets/ToneTag.tsx';
import { useSetupText } from './setup-text.ts';
import { useFontReport } from './use-font-report.ts';

interface Row {
  readonly name: string;
  readonly isGood: boolean;
  readonly words: ReactNode;
}

/** What works and what does not, as it is now and not as it was when the step was left. */
export function DoneStep({ terminal }: { readonly terminal: TerminalState }) {
  const { t } = useSetupText();
  const device = useDeviceText();
  const shell = useText();
  const states = useTopic('devices', 'deviceStates') ?? [];
  const people = useTopic('staff', 'operators') ?? [];
  const fonts = useFontReport();
  const begun = people.filter(({ hasPin }) => hasPin).length;
  const boxes = fonts ? Object.values(fonts).filter((missing) => missing.length > 0).length : 0;
  const office = terminal.officeName ?? '';
  const rows: readonly Row[] = [
    { name: t('done.rows.station'), isGood: true, words: t(`station.${terminal.station}`) },
    {
      name: t('done.rows.county'),
      isGood: terminal.enrolled,
      words: terminal.enrolled ? t('done.enrolled', { office }) : t('done.notEnrolled'),
    },
    ...states.map(({ deviceClass, name, condition }) => ({
      name: device.t(`kind.${deviceClass}`),
      isGood: condition === 'ready' || condition === 'busy',
      words: condition === 'ready' ? name : shell.t(`device.${condition}`),
    })),
    {
      name: t('done.rows.fonts'),
      isGood: boxes === 0,
      words: boxes === 0 ? t('done.fontsGood') : t('done.fontsBad', { count: boxes }),
    },
    {
      name: t('done.rows.person'),
      isGood: begun > 0,
      words: begun > 0 ? t('done.people', { count: begun }) : t('done.nobody'),
    },
  ];
  return (
    <>
      <h2>{t('done.title')}</h2>
      <p className="soft">{t('done.why')}</p>
      <ul className="setup-summary">
        {rows.map(({ name, isGood, words }) => (
          <li key={name}>
            <ToneTag tone={isGood ? 'good' : 'calm'} icon={isGood ? <CheckCircleFilled /> : <ClockCircleOutlined />}>
              {t(isGood ? 'done.works' : 'done.open')}
            </ToneTag>
            <b>{name}</b>
            <span className="soft wrap-anywhere">{words}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
