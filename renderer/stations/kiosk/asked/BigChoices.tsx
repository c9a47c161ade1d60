import './asked.css';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useApplyText } from '../apply/apply-text.ts';

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

/** 长辈模式 and everybody else: never more than six at a time. */
export const mostChoices = 6;

/** Choices as big buttons, six a page. The page with the answer comes first. */
export function BigChoices({ choices, chosen = [], onChoose }: BigChoicesProps) {
  const { t } = useApplyText();
  const pages = Math.max(Math.ceil(choices.length / mostChoices), 1);
  const [turned, setPage] = useState(() => {
    const at = choices.findIndex(({ key }) => chosen.includes(key));
    return at < 0 ? 0 : Math.floor(at / mostChoices);
  });
  const page = Math.min(turned, pages - 1);
  const shown = choices.slice(page * mostChoices, (page + 1) * mostChoices);
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
      {pages > 1 && (
        <div className="big-pager">
          <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
            {t('before')}
          </Button>
          <span className="mono">{t('page', { n: page + 1, all: pages })}</span>
          <Button disabled={page === pages - 1} onClick={() => setPage(page + 1)}>
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  );
}
