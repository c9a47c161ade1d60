import { Button, Input } from 'antd';
import { useState } from 'react';
import { useApplyText } from '../apply/apply-text.ts';

interface AddressAnswerProps {
  readonly value: unknown;
  readonly maxLength: number;
  /** Of the card; null where there is none. */
  readonly onCard: string | null;
  readonly onChange: (value: string | null) => void;
}

const names = ['town', 'village', 'door'] as const;

/** An address in parts, larger places first; or the card's with one touch. */
export function AddressAnswer({ value, maxLength, onCard, onChange }: AddressAnswerProps) {
  const { t } = useApplyText();
  const [parts, setParts] = useState<readonly string[]>(() =>
    typeof value === 'string' ? [value, '', ''] : ['', '', ''],
  );
  const set = (next: readonly string[]) => {
    setParts(next);
    const whole = next.map((part) => part.trim()).join('');
    onChange(whole === '' ? null : whole);
  };
  return (
    <div className="asked-address">
      {onCard !== null && (
        <Button data-choice="as-on-card" onClick={() => set([onCard, '', ''])}>
          {t('addressSame')}
        </Button>
      )}
      {names.map((name, index) => (
        <label key={name} htmlFor={`asked-${name}`}>
          {t(`addressPart.${name}`)}
          <Input
            id={`asked-${name}`}
            maxLength={maxLength}
            value={parts[index]}
            onChange={({ target }) => set(parts.map((part, at) => (at === index ? target.value : part)))}
          />
        </label>
      ))}
    </div>
  );
}
