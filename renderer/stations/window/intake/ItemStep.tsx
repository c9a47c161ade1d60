import { SearchOutlined } from '@ant-design/icons';
import { Input, Tag } from 'antd';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { buildItemIndex, type ItemMatch, searchItems } from '../../../../main/domain/item-search.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { useItems } from '../../../desk/hooks.ts';
import { FacetBar, type FacetChoice, isWithin, wholeCatalogue } from '../../../disclosure/FacetBar.tsx';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { Waiting } from '../../../widgets/Waiting.tsx';
import { useLimitWords } from './limit-words.ts';
import { beginItem } from './visit.ts';
import { useIntakeText } from './words.ts';

const shownMatches = 50;

/** 选事项: by name, alias, pinyin, initials or code, from the catalogue on the desk; no network needed. */
export function ItemStep({ channel }: { readonly channel: 'window' | 'doorstep' | 'delegate' }) {
  const { t } = useIntakeText();
  const items = useItems();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isStarting = useRef(false);
  const index = useMemo(() => buildItemIndex(items ?? []), [items]);
  const [choice, setChoice] = useState<FacetChoice>(wholeCatalogue);
  const matches = useMemo(
    () =>
      searchItems(index, query, index.entries.length)
        .filter(({ item }) => isWithin(item, choice))
        .slice(0, shownMatches),
    [index, query, choice],
  );
  if (!items) return <Waiting />;

  const start = async (match: ItemMatch | undefined) => {
    if (!match?.canStart || isStarting.current) return; // Enter held down begins one draft, not three
    isStarting.current = true;
    setFailure(await beginItem(match.item.code, channel).finally(() => (isStarting.current = false)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen((before) => Math.min(Math.max(before + step, 0), matches.length - 1));
    } else if (event.key === 'Enter') void start(matches[chosen]);
  };
  return (
    <section className="intake-item" aria-label={t('steps.item')}>
      <Input
        autoFocus
        size="large"
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('item.placeholder')}
        aria-label={t('item.title')}
        aria-controls="item-matches"
        value={query}
        allowClear
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <p className="soft">{t('item.keys')}</p>
      <FacetBar
        items={items}
        choice={choice}
        onChoose={(next) => {
          setChoice(next);
          setChosen(0);
        }}
      />
      {failure && <FailureAlert failure={failure} />}
      {matches.length === 0 && <p>{t('item.none')}</p>}
      <div id="item-matches" role="listbox" aria-label={t('item.title')} className="item-matches">
        {matches.map((match, position) => (
          <MatchRow
            key={match.item.code}
            match={match}
            isChosen={position === chosen}
            onPoint={() => setChosen(position)}
            onStart={() => void start(match)}
          />
        ))}
      </div>
    </section>
  );
}

interface MatchRowProps {
  readonly match: ItemMatch;
  readonly isChosen: boolean;
  readonly onPoint: () => void;
  readonly onStart: () => void;
}

function MatchRow({ match, isChosen, onPoint, onStart }: MatchRowProps) {
  const { t } = useIntakeText();
  const { item, canStart } = match;
  return (
    <button
      type="button"
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      aria-disabled={!canStart}
      className="item-match"
      ref={(row) => {
        if (isChosen) row?.scrollIntoView({ block: 'nearest' });
      }}
      onMouseMove={isChosen ? undefined : onPoint}
      onClick={onStart}
    >
      <span className="item-match-name">{item.name}</span>
      <span className="item-match-code soft">{item.code}</span>
      <span className="soft clip" title={item.implementer.name}>
        {item.implementer.name}
      </span>
      {canStart ? <LimitTag item={item} /> : <Tag>{t('item.retired')}</Tag>}
    </button>
  );
}

function LimitTag({ item }: { readonly item: Item }) {
  const { t } = useIntakeText();
  return (
    <span className="item-match-limit">
      <Tag color="processing">{useLimitWords(item)}</Tag>
      <span className="soft">{item.feeItems.length === 0 ? t('item.free') : t('item.fee')}</span>
    </span>
  );
}
