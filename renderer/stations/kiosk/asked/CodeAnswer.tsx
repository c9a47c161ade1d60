import { useApplyText } from '../apply/apply-text.ts';

const signs = Array.from('1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ-');

interface CodeAnswerProps {
  readonly label: string;
  readonly value: string;
  readonly mostSigns: number;
  readonly onChange: (value: string) => void;
}

/** A number or a code from a slip: its signs and nothing else, on keys of the page. */
export function CodeAnswer({ label, value, mostSigns, onChange }: CodeAnswerProps) {
  const { t } = useApplyText();
  return (
    <div className="asked-code">
      <output className="typed-digits mono" aria-label={label} data-typed>
        {value || '–'}
      </output>
      <div className="code-keys">
        {signs.map((sign) => (
          <button
            key={sign}
            type="button"
            data-key={sign}
            onClick={() => value.length < mostSigns && onChange(value + sign)}
          >
            {sign}
          </button>
        ))}
        <button type="button" className="quiet code-key-wide" data-key="clear" onClick={() => onChange('')}>
          {t('clear')}
        </button>
        <button
          type="button"
          className="quiet code-key-wide"
          data-key="erase"
          onClick={() => onChange(value.slice(0, -1))}
        >
          <span aria-hidden>⌫</span> {t('erase')}
        </button>
      </div>
    </div>
  );
}
