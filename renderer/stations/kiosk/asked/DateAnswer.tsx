import { Button } from 'antd';
import { useState } from 'react';
import { useTerminalClock } from '../../../widgets/use-terminal-clock.ts';
import { useApplyText } from '../apply/apply-text.ts';
import { answerOf, digitsOf, instantDigits, partsOf } from './date-digits.ts';
import { NumberPad } from './NumberPad.tsx';

interface DateAnswerProps {
  readonly kind: 'date' | 'month' | 'date-time';
  readonly value: unknown;
  /** null while it is not whole. */
  readonly onChange: (value: string | null) => void;
}

/** A day as digits: year, month and day fill up one after the other. */
export function DateAnswer({ kind, value, onChange }: DateAnswerProps) {
  const { t } = useApplyText();
  const now = useTerminalClock();
  const [digits, setDigits] = useState(() => digitsOf(kind, value));
  const type = (next: string) => {
    setDigits(next);
    onChange(answerOf(kind, next));
  };
  const parts = partsOf(kind);
  return (
    <div className="asked-digits">
      <p className="digit-boxes" aria-live="polite">
        {parts.map(({ name, from, to }) => (
          <span key={name} className="digit-box" data-full={digits.length >= to}>
            <b className="mono">{digits.slice(from, to).padEnd(to - from, '–')}</b>
            {t(`date.${name}`)}
          </span>
        ))}
      </p>
      <NumberPad value={digits} mostSigns={parts.at(-1)?.to ?? 0} onChange={type} />
      <Button onClick={() => type(instantDigits(kind, now))}>
        {t(kind === 'date-time' ? 'date.now' : 'date.today')}
      </Button>
    </div>
  );
}
