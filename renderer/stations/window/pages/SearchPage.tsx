import '../search/search.css';
import { Input, Pagination } from 'antd';
import { useEffect, useState } from 'react';
import { onTopic } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { useText } from '../../../text/shell-text.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { ApplicationTable } from '../ApplicationTable.tsx';
import { FilterBar, noFilter } from '../search/FilterBar.tsx';
import { SearchWaiting } from '../search/SearchWaiting.tsx';
import { useSearchText } from '../search/search-text.ts';

const perPage = 50;

interface SearchPageProps {
  /** Scanned rather than typed; empty: nothing is looked for yet. */
  readonly initialQuery: string;
  readonly onOpen: (id: string) => void;
}

/** 查询: in the whole ledger, not only in what is on the desk. */
export function SearchPage({ initialQuery, onOpen }: SearchPageProps) {
  const { t } = useText();
  const { t: own } = useSearchText();
  const [query, setQuery] = useState(initialQuery);
  const [filter, setFilter] = useState(noFilter);
  const [page, setPage] = useState(1);
  const isAsking = query !== '' || Object.values(filter).some((one) => one !== null);
  const found = useCall(
    'searchLedger',
    isAsking ? { query, filter, offset: (page - 1) * perPage, limit: perPage } : null,
  );
  const { again } = found;
  // where an application is may change while the clerk looks at it
  useEffect(() => onTopic('desk', again), [again]);
  const total = found.value?.total ?? 0;
  return (
    <section className="page">
      <header className="page-head">
        <h2>{t('search.title')}</h2>
        <Input.Search
          autoFocus
          defaultValue={initialQuery}
          className="search-box"
          maxLength={2000}
          aria-label={own('hint')}
          placeholder={own('hint')}
          enterButton={t('search.go')}
          onSearch={(typed) => {
            setQuery(typed.trim());
            setPage(1);
            again();
          }}
        />
        {found.value && <span className="soft">{own('found', { count: total })}</span>}
      </header>
      <FilterBar
        filter={filter}
        onFilter={(next) => {
          setFilter(next);
          setPage(1);
        }}
      />
      {found.failure && <FailureAlert failure={found.failure} onAgain={again} />}
      <SearchWaiting isWaiting={found.isWaiting} />
      <ApplicationTable
        applications={found.value?.cases ?? []}
        onOpen={onOpen}
        emptyText={isAsking ? (found.isWaiting ? own('looking') : own('none')) : t('search.start')}
      />
      {total > perPage && (
        <Pagination current={page} pageSize={perPage} total={total} showSizeChanger={false} onChange={setPage} />
      )}
    </section>
  );
}
