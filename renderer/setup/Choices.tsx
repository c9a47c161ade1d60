import { CheckCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';

interface ChoicesProps<T extends string> {
  readonly choices: readonly { readonly value: T; readonly label: ReactNode; readonly hint: ReactNode }[];
  readonly chosen: T | null;
  readonly isFixed?: boolean;
  readonly onChoose: (value: T) => void;
}

/** A few big choices, one of which holds. */
export function Choices<T extends string>({ choices, chosen, isFixed = false, onChoose }: ChoicesProps<T>) {
  return (
    <div className="setup-choices">
      {choices.map(({ value, label, hint }) => (
        <button
          key={value}
          type="button"
          className="setup-choice"
          aria-pressed={value === chosen}
          disabled={isFixed && value !== chosen}
          onClick={() => onChoose(value)}
        >
          <b>
            {label} {value === chosen && <CheckCircleFilled aria-hidden />}
          </b>
          <span className="soft">{hint}</span>
        </button>
      ))}
    </div>
  );
}
