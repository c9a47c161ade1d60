import { Alert } from 'antd';
import type { SyncView } from '../../../../preload/contract-sync.ts';
import { roughTime } from './amounts.ts';
import { useSendingText } from './sending-text.ts';

/** Says whose clock is off, where that is known; silent while the two agree. */
export function ClockNote({ clock, clockOffsetMs }: Pick<SyncView, 'clock' | 'clockOffsetMs'>) {
  const { t } = useSendingText();
  if (clock === 'fine' || clock === 'unknown') return null;
  const { unit, count } = roughTime(Math.abs(clockOffsetMs ?? 0) / 1000);
  return <Alert type="warning" showIcon title={t(clock, { time: t(unit, { count }) })} />;
}
