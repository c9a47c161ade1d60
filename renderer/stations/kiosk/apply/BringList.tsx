import type { Bringing } from '../../../../main/domain/pre-check-filing.ts';
import { usePages } from '../asked/use-pages.tsx';
import { useApplyText } from './apply-text.ts';

interface BringListProps {
  readonly papers: readonly { readonly code: string; readonly name: string; readonly bringing: Bringing }[];
}

/** Each paper and what is to be done about it, six at a time. */
export function BringList({ papers }: BringListProps) {
  const { t } = useApplyText();
  const { shown, pager } = usePages(papers);
  return (
    <>
      <ul className="bring-list">
        {shown.map(({ code, name, bringing }) => (
          <li key={code} className="sheet" data-bringing={bringing}>
            <b className="wrap-anywhere">{name}</b>
            <span className="soft">{t(`bringing.${bringing}`)}</span>
          </li>
        ))}
      </ul>
      {pager}
    </>
  );
}
