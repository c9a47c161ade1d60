import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import type { Item } from '../../../main/domain/catalogue.ts';
import { buildItemIndex, searchItems } from '../../../main/domain/item-search.ts';
import { useItems } from '../../desk/hooks.ts';
import { FacetBar, type FacetChoice, isWithin, wholeCatalogue } from '../../disclosure/FacetBar.tsx';
import { useText } from '../../text/shell-text.ts';
import { ItemGuide } from '../../widgets/ItemGuide.tsx';
import { useKioskText } from './kiosk-text.ts';

/** Guides one at a time, in large type. */
export function KioskGuides() {
  const { t } = useKioskText();
  const { t: shell } = useText();
  const items = useItems();
  const offered = useMemo(() => (items ?? []).filter(({ status }) => status === 'active'), [items]);
  const index = useMemo(() => buildItemIndex(offered), [offered]);
  const [query, setQuery] = useState('');
  const [choice, setChoice] = useState<FacetChoice>(wholeCatalogue);
  const [chosen, setChosen] = useState<Item | null>(null);
  if (chosen) {
    return (
      <div className="kiosk-scroll">
        <Button icon={<ArrowLeftOutlined />} onClick={() => setChosen(null)}>
          {t('back')}
        </Button>
        <ItemGuide item={chosen} />
      </div>
    );
  }
  const found = searchItems(index, query, index.entries.length).filter(
    (match) => match.canStart && isWithin(match.item, choice),
  );
  return (
    <div className="kiosk-scroll">
      <Input
        allowClear
        aria-label={shell('open.filter')}
        placeholder={shell('open.filter')}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
      />
      <FacetBar items={offered} choice={choice} onChoose={setChoice} />
      <ul className="kiosk-choices">
        {found.map(({ item }) => (
          <li key={item.code}>
            <Button block className="kiosk-choice" onClick={() => setChosen(item)}>
              {item.name}
            </Button>
          </li>
        ))}
        {found.length === 0 && <li className="soft">{shell('open.none')}</li>}
      </ul>
    </div>
  );
}
