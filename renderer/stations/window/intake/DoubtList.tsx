import { EyeOutlined } from '@ant-design/icons';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { openDoubts } from '../../../../main/domain/page-doubts.ts';
import { kindOf, placeOf, shownDoubt } from './doubts.ts';
import { usePageText } from './page-words.ts';

interface DoubtListProps {
  readonly draft: Draft;
  readonly item: Item;
  readonly onShow: (pointer: string) => void;
}

/** Before acceptance: pages that nobody has looked at. A warning; the catalogue asks for no more than it asks for (R07). */
export function DoubtList({ draft, item, onShow }: DoubtListProps) {
  const { t } = usePageText();
  const doubts = openDoubts(draft);
  if (doubts.length === 0) return null;
  return (
    <div className="panel review-doubts" role="status">
      <h2>
        <EyeOutlined aria-hidden /> {t('review.title', { count: doubts.length })}
      </h2>
      <ul>
        {doubts.map((doubt) => (
          <li key={placeOf(doubt)}>
            <button
              type="button"
              className="link"
              onClick={() => {
                shownDoubt.set(placeOf(doubt));
                onShow(`/materials/${doubt.materialCode}`);
              }}
            >
              {t(`review.${kindOf(doubt)}`, {
                name: item.materials.find(({ code }) => code === doubt.materialCode)?.name ?? doubt.materialCode,
                n: doubt.pageNumber,
              })}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
