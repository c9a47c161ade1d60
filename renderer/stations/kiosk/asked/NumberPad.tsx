import './asked.css';
import { useApplyText } from '../apply/apply-text.ts';

interface NumberPadProps {
  readonly value: string;
  /** Beside the digits: X of a citizen's number, the point of an amount. */
  readonly extra?: 'X' | '.' | undefined;
  readonly mostSigns: number;
  readonly onChange: (value: string) => void;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** 数字键盘: for whatever consists of digits; it types at the end, where people look. */
export function NumberPad({ value, extra, mostSigns, onChange }: NumberPadProps) {
  const { t } = useApplyText();
  const press = (sign: string) => {
    if (value.length < mostSigns) onChange(value + sign);
  };
  return (
    <div className="number-pad">
      {digits.map((digit) => (
        <button key={digit} type="button" data-key={digit} onClick={() => press(digit)}>
          {digit}
        </button>
      ))}
      {extra === undefined ? (
        <button type="button" className="quiet" data-key="clear" onClick={() => onChange('')}>
          {t('clear')}
        </button>
      ) : (
        <button type="button" data-key={extra} onClick={() => press(extra)}>
          {extra}
        </button>
      )}
      <button type="button" data-key="0" onClick={() => press('0')}>
        0
      </button>
      <button type="button" className="quiet" data-key="erase" onClick={() => onChange(value.slice(0, -1))}>
        <span aria-hidden>⌫</span> {t('erase')}
      </button>
    </div>
  );
}
