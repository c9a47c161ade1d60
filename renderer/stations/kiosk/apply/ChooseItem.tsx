import { AppstoreOutlined } from '@ant-design/icons';
import { useMemo, useState } from 'react';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { shanghaiDate } from '../../../../main/domain/dates.ts';
import { checkOpening } from '../../../../main/domain/item-opening.ts';
import { buildItemIndex, searchItems } from '../../../../main/domain/item-search.ts';
import { useItems } from '../../../desk/hooks.ts';
import { useTerminalClock } from '../../../widgets/use-terminal-clock.ts';
import { Waiting } from '../../../widgets/Waiting.tsx';
import { BigChoices } from '../asked/BigChoices.tsx';
import { SearchField } from '../asked/SearchField.tsx';
import { useApplyText } from './apply-text.ts';
import { Frame } from './Frame.tsx';

interface ChooseItemProps {
  readonly onChoose: (item: Item) => void;
  readonly onBack: () => void;
}

const everything = '*';

/** 主题 -> 事项: what this kiosk may take in, at most six choices a page. */
export function ChooseItem({ onChoose, onBack }: ChooseItemProps) {
  const { t } = useApplyText();
  const items = useItems();
  const today = shanghaiDate(useTerminalClock());
  const [theme, setTheme] = useState<string | null>(null);
  const [query, setQuery] = useState('');
  const open = useMemo(
    () => (items ?? []).filter((item) => checkOpening(item, 'kiosk', today) === null),
    [items, today],
  );
  const index = useMemo(() => buildItemIndex(open), [open]);
  if (items === null) return <Waiting />;
  if (theme === null) {
    const themes = [...new Set(open.flatMap((item) => item.themes))];
    return (
      <Frame title={t('chooseTheme')} onBack={onBack}>
        <BigChoices
          choices={[
            { key: everything, label: t('all'), icon: <AppstoreOutlined aria-hidden /> },
            ...themes.map((one) => ({ key: one, label: one })),
          ]}
          onChoose={setTheme}
        />
        {open.length === 0 && <p>{t('noItems')}</p>}
      </Frame>
    );
  }
  const within = open.filter((item) => theme === everything || item.themes.includes(theme));
  const found = searchItems(index, query, open.length)
    .map(({ item }) => item)
    .filter((item) => within.includes(item));
  return (
    <Frame
      title={t('chooseItem')}
      onBack={() => {
        setTheme(null);
        setQuery('');
      }}
    >
      <SearchField label={t('search')} hint={t('searchHint')} value={query} among={within.length} onChange={setQuery} />
      <BigChoices
        key={query}
        choices={found.map((item) => ({ key: item.code, label: item.name }))}
        onChoose={(code) => {
          const item = found.find((one) => one.code === code);
          if (item) onChoose(item);
        }}
      />
      {found.length === 0 && <p className="soft">{t('none')}</p>}
    </Frame>
  );
}
