import './asked.css';
import type { ReactNode } from 'react';
import { usePages } from './use-pages.tsx';

export interface BigChoice {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: ReactNode;
}

interface BigChoicesProps {
  readonly choices: readonly BigChoice[];
  readonly chosen?: readonly string[];
  readonly onChoose: (key: string) => void;
}

/** Choices as big buttons, six a page. The page with the answer comes first. */
export function BigChoices({ choices, chosen = [], onChoose }: BigChoicesProps) {
  const { shown, pager } = usePages(choices, { startsAt: choices.findIndex(({ key }) => chosen.includes(key)) });
  return (
    <div className="big-choices">
      <ul>
        {shown.map(({ key, label, hint, icon }) => (
          <li key={key}>
            <button
              type="button"
              className="big-choice"
              data-choice={key}
              aria-pressed={chosen.includes(key)}
              onClick={() => onChoose(key)}
            >
              {icon}
              <b className="wrap-anywhere">{label}</b>
              {hint && <span className="soft">{hint}</span>}
            </button>
          </li>
        ))}
      </ul>
      {pager}
    </div>
  );
}
