import { AppstoreOutlined, FilterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { type Facet, facets, facetValues, groupByFacet } from '../../../../main/domain/item-facets.ts';
import { buildItemIndex, searchItems } from '../../../../main/domain/item-search.ts';
import { useItems } from '../../../desk/hooks.ts';
import { facetValueWords, useFacetText } from '../../../disclosure/facet-text.ts';
import { Waiting } from '../../../widgets/Waiting.tsx';
import { Frame } from '../apply/Frame.tsx';
import { BigChoices } from '../asked/BigChoices.tsx';
import { SearchField } from '../asked/SearchField.tsx';
import { GuidePages } from './GuidePages.tsx';
import { useGuidesText } from './guides-text.ts';

interface FindGuideProps {
  readonly isElder: boolean;
  readonly canPrint: boolean;
  readonly onBack: () => void;
}

const everything = '*';

/** 七个维度 -> 类 -> 事项 (R03, R38): six at a time, and every way leads to the same guides. */
export function FindGuide({ isElder, canPrint, onBack }: FindGuideProps) {
  const { t } = useGuidesText();
  const { t: facetWords } = useFacetText();
  const items = useItems();
  const offered = useMemo(() => (items ?? []).filter(({ status }) => status === 'active'), [items]);
  const index = useMemo(() => buildItemIndex(offered), [offered]);
  const [facet, setFacet] = useState<Facet>('theme');
  const [isTurning, setTurning] = useState(false);
  const [value, setValue] = useState<string | null>(null);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<Item | null>(null);
  if (items === null) return <Waiting />;
  if (chosen) {
    return <GuidePages item={chosen} isElder={isElder} canPrint={canPrint} onBack={() => setChosen(null)} />;
  }
  if (isTurning) {
    return (
      <Frame page="guide-facets" title={t('how')} onBack={() => setTurning(false)}>
        <BigChoices
          choices={facets.map((key) => ({ key, label: facetWords('by', { facet: facetWords(`facet.${key}`) }) }))}
          chosen={[facet]}
          onChoose={(key) => {
            setFacet(facets.find((one) => one === key) ?? 'theme');
            setTurning(false);
          }}
        />
      </Frame>
    );
  }
  if (value === null) {
    return (
      <Frame
        page="guide-groups"
        title={t('which')}
        onBack={onBack}
        extra={
          <Button icon={<FilterOutlined />} data-press="facets" onClick={() => setTurning(true)}>
            {t('otherWay')}
          </Button>
        }
      >
        <BigChoices
          key={facet}
          choices={[
            {
              key: everything,
              label: t('all'),
              hint: t('count', { count: offered.length }),
              icon: <AppstoreOutlined aria-hidden />,
            },
            ...groupByFacet(offered, facet).map(({ value: key, items: own }) => ({
              key,
              label: facetValueWords(facet, key, facetWords),
              hint: t('count', { count: own.length }),
            })),
          ]}
          onChoose={setValue}
        />
      </Frame>
    );
  }
  const within = offered.filter((item) => value === everything || facetValues(item, facet).includes(value));
  const found = searchItems(index, query, index.entries.length)
    .filter(({ canStart, item }) => canStart && within.includes(item))
    .map(({ item }) => item);
  return (
    <Frame
      page="guide-items"
      title={t('item')}
      onBack={() => {
        setValue(null);
        setQuery('');
      }}
    >
      <SearchField label={t('search')} hint={t('searchHint')} value={query} among={within.length} onChange={setQuery} />
      <BigChoices
        key={query}
        choices={found.map(({ code, name }) => ({ key: code, label: name }))}
        onChoose={(code) => setChosen(found.find((one) => one.code === code) ?? null)}
      />
      {found.length === 0 && <p className="soft">{t('none')}</p>}
    </Frame>
  );
}
