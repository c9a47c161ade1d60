import { ClockCircleOutlined } from '@ant-design/icons';
import type { ClockView } from '../../../../preload/contract-alarms.ts';
import type { Tone } from '../../../theme.ts';
import { ToneTag } from '../../../widgets/ToneTag.tsx';
import { useLimitsText } from './limits-text.ts';

const soonDays = 2;

/** How a limit stands, in words; `still` for one that runs no more. */
export function ClockTag({ clock }: { readonly clock: ClockView }) {
  const { t } = useLimitsText();
  const { words, tone } = standing(t, clock);
  return (
    <ToneTag tone={tone} icon={<ClockCircleOutlined />}>
      {words}
    </ToneTag>
  );
}

function standing(t: ReturnType<typeof useLimitsText>['t'], clock: ClockView): { words: string; tone: Tone } {
  const { state, left, unit } = clock;
  const over = left !== null && left < 0 ? t('over', { count: -left, unit: t(unit) }) : null;
  if (state === 'paused' || state === 'waiting') return { words: t(state), tone: 'calm' };
  if (state === 'stopped') return { words: over ?? t('stopped'), tone: over ? 'bad' : 'calm' };
  if (over !== null) return { words: over, tone: 'bad' };
  if (left === 0) return { words: t('today'), tone: 'warn' };
  return {
    words: t('left', { count: left ?? 0, unit: t(unit) }),
    tone: left !== null && left <= soonDays ? 'warn' : 'calm',
  };
}
