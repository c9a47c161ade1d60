import { daysBetween, shanghaiDate } from '../../../../main/domain/dates.ts';
import type { Tone } from '../../../theme.ts';
import type { useCaseText } from './case-text.ts';

const soonDays = 2;

/** 还剩 N 天, with a tone for what is near or past. */
export function timeLeft(
  t: ReturnType<typeof useCaseText>['t'],
  answerBy: string,
  now: string,
): { words: string; tone: Tone } {
  const left = daysBetween(shanghaiDate(now), answerBy);
  if (left < 0) return { words: t('tray.over', { count: -left }), tone: 'bad' };
  return {
    words: left === 0 ? t('tray.today') : t('tray.left', { count: left }),
    tone: left <= soonDays ? 'warn' : 'calm',
  };
}
