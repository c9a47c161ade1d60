import { Button } from 'antd';
import { useApplyText } from '../apply/apply-text.ts';
import { usePages } from './use-pages.tsx';

export interface ReadLine {
  readonly key: string;
  readonly term: string;
  readonly text: string;
  readonly note?: string | undefined;
  /** Read from the card, or the office's business: nothing to change. */
  readonly isFixed?: boolean;
}

/** 核对: what was answered, six lines at a time, each with the way back to its question. */
export function ReadThrough(props: { readonly lines: readonly ReadLine[]; readonly onChange: (key: string) => void }) {
  const { t } = useApplyText();
  const { shown, pager } = usePages(props.lines);
  return (
    <>
      <dl className="review-list">
        {shown.map(({ key, term, text, note, isFixed = false }) => (
          <div key={key}>
            <dt className="soft wrap-anywhere">{term}</dt>
            <dd className="wrap-anywhere">
              {text} {note && <span className="soft">{note}</span>}
            </dd>
            {!isFixed && (
              <dd>
                <Button type="text" aria-label={`${t('review.change')} ${term}`} onClick={() => props.onChange(key)}>
                  {t('review.change')}
                </Button>
              </dd>
            )}
          </div>
        ))}
      </dl>
      {pager}
    </>
  );
}
