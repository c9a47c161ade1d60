import { Input, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { buildItemIndex, searchItems } from '../../../../main/domain/item-search.ts';
import { useItems } from '../../../desk/hooks.ts';
import { DisclosurePage } from '../../../disclosure/DisclosurePage.tsx';
import { useDisclosureText } from '../../../disclosure/disclosure-text.ts';
import { useText } from '../../../text/shell-text.ts';
import { ItemGuide } from '../../../widgets/ItemGuide.tsx';
import { NoticeList } from '../../../widgets/NoticeList.tsx';
import { useHandOverText } from '../citizen/hand-over-text.ts';
import { VoiceTab } from '../citizen/VoiceTab.tsx';

/** 公开: what every citizen may see, to be shown or read out at the window. */
export function PublicPage({ onStart }: { readonly onStart: (itemCode: string) => void }) {
  const { t } = useText();
  const { t: say } = useDisclosureText();
  const { t: hand } = useHandOverText();
  return (
    <section className="page">
      <Tabs
        className="public-tabs"
        items={[
          { key: 'guides', label: t('open.guides'), children: <Guides onStart={onStart} /> },
          { key: 'notices', label: t('open.notices'), children: <NoticeList /> },
          { key: 'disclosure', label: say('title'), children: <DisclosurePage /> },
          { key: 'voice', label: hand('tab'), children: <VoiceTab /> },
        ]}
      />
    </section>
  );
}

function Guides({ onStart }: { readonly onStart: (itemCode: string) => void }) {
  const { t } = useText();
  const items = useItems();
  const [query, setQuery] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const index = useMemo(() => buildItemIndex(items ?? []), [items]);
  const shown = searchItems(index, query, index.entries.length);
  const chosen = shown.find(({ item }) => item.code === code) ?? shown[0];
  return (
    <div className="guides">
      <div className="guide-list">
        <Input
          allowClear
          aria-label={t('open.filter')}
          placeholder={t('open.filter')}
          value={query}
          onChange={({ target }) => setQuery(target.value)}
        />
        <ul>
          {shown.map(({ item }) => (
            <li key={item.code}>
              <button
                type="button"
                className="guide-choice"
                aria-current={item.code === chosen?.item.code}
                onClick={() => setCode(item.code)}
              >
                {item.name}
              </button>
            </li>
          ))}
          {shown.length === 0 && <li className="soft">{t('open.none')}</li>}
        </ul>
      </div>
      {chosen && (
        <ItemGuide
          canPrint
          item={chosen.item}
          onStart={chosen.canStart ? () => onStart(chosen.item.code) : undefined}
        />
      )}
    </div>
  );
}
