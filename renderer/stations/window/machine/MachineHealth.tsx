import {
  CheckCircleFilled,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  HddOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { DiskRoom } from '../../../../preload/contract-ease.ts';
import { useTopic } from '../../../bridge/hooks.ts';
import type { Tone } from '../../../theme.ts';
import { ToneTag } from '../../../widgets/ToneTag.tsx';
import { bytesText } from '../sending/amounts.ts';
import { ClockNote } from '../sending/ClockNote.tsx';
import { useMachineText } from './machine-text.ts';

type Look = { readonly tone: Tone; readonly icon: ReactNode };

const good: Look = { tone: 'good', icon: <CheckCircleFilled /> };
const unknown: Look = { tone: 'calm', icon: <QuestionCircleOutlined /> };
const warn: Look = { tone: 'warn', icon: <ExclamationCircleFilled /> };
const diskLooks: Readonly<Record<DiskRoom['state'], Look>> = {
  unknown,
  fine: good,
  low: warn,
  full: { tone: 'bad', icon: <ExclamationCircleFilled /> },
};

/** In the strip: only when somebody has to see to it. */
export function DiskTag() {
  const { t } = useMachineText();
  const room = useTopic('disk', 'diskRoom');
  if (room?.state !== 'low' && room?.state !== 'full') return null;
  return (
    <span data-health="disk">
      <ToneTag {...diskLooks[room.state]}>
        {t('disk')} {t(`diskState.${room.state}`)}
      </ToneTag>
    </span>
  );
}

export function DiskSheet() {
  const { t } = useMachineText();
  const room = useTopic('disk', 'diskRoom');
  if (!room) return null;
  const { state, freeBytes } = room;
  return (
    <section className="device-sheet" data-sheet="disk">
      <h3>
        <HddOutlined /> {t('disk')} <ToneTag {...diskLooks[state]}>{t(`diskState.${state}`)}</ToneTag>
      </h3>
      <p className="soft">{freeBytes === null ? t('freeUnknown') : t('free', { size: bytesText(freeBytes) })}</p>
      {(state === 'low' || state === 'full') && <Alert type="warning" showIcon title={t(`diskHint.${state}`)} />}
    </section>
  );
}

/** In the strip: only where the two clocks do not agree. */
export function ClockTag() {
  const { t } = useMachineText();
  const sync = useTopic('sync', 'syncState');
  if (!sync || sync.clock === 'fine' || sync.clock === 'unknown') return null;
  return (
    <span data-health="clock">
      <ToneTag {...warn}>
        {t('clock')} {t('clockOff')}
      </ToneTag>
    </span>
  );
}

export function ClockSheet() {
  const { t } = useMachineText();
  const sync = useTopic('sync', 'syncState');
  if (!sync) return null;
  const state = sync.clock === 'fine' || sync.clock === 'unknown' ? sync.clock : null;
  return (
    <section className="device-sheet" data-sheet="clock">
      <h3>
        <ClockCircleOutlined /> {t('clock')}{' '}
        <ToneTag {...(state === 'fine' ? good : state === 'unknown' ? unknown : warn)}>
          {state === null ? t('clockOff') : t(`clockState.${state}`)}
        </ToneTag>
      </h3>
      {state === null ? <ClockNote {...sync} /> : <p className="soft">{t(state === 'fine' ? 'agrees' : 'never')}</p>}
    </section>
  );
}
