import { BellOutlined, CreditCardFilled, StopFilled, WarningOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { type AlarmLevel, alarmLevelNames } from '../../../../main/domain/alarms/alarm.ts';
import type { Tone } from '../../../theme.ts';
import { ToneTag } from '../../../widgets/ToneTag.tsx';
import { useLimitsText } from './limits-text.ts';

const looks: Readonly<Record<AlarmLevel, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  reminder: { tone: 'moving', icon: <BellOutlined /> },
  warning: { tone: 'warn', icon: <WarningOutlined /> },
  yellow: { tone: 'warn', icon: <CreditCardFilled /> },
  red: { tone: 'bad', icon: <StopFilled /> },
};

/** 提醒、预警、黄牌、红牌: icon, word and colour. */
export function LevelTag({ level }: { readonly level: AlarmLevel }) {
  const { pick } = useLimitsText();
  const { tone, icon } = looks[level];
  return (
    <ToneTag tone={tone} icon={icon}>
      {pick(alarmLevelNames[level])}
    </ToneTag>
  );
}
