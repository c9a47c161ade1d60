import { useTodayText } from './today-text.ts';
import { useRowKeys } from './use-row-keys.ts';

export interface WorkRow {
  readonly key: string;
  readonly head: string;
  readonly about: string;
  readonly when: string;
  readonly onOpen: () => void;
}

const shownAtMost = 8;

export function WorkRows({ rows }: { readonly rows: readonly WorkRow[] }) {
  const { t } = useTodayText();
  const onKeyDown = useRowKeys();
  return (
    <>
      <ul className="work-rows" onKeyDown={onKeyDown}>
        {rows.slice(0, shownAtMost).map(({ key, head, about, when, onOpen }) => (
          <li key={key}>
            <button type="button" className="bare-button work-row" data-row onClick={onOpen}>
              <b className="clip">{head}</b>
              <span className="clip">{about}</span>
              <span className="soft clip">{when}</span>
            </button>
          </li>
        ))}
      </ul>
      {rows.length > shownAtMost && <p className="soft">{t('more', { count: rows.length - shownAtMost })}</p>}
    </>
  );
}
