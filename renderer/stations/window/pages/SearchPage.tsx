import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { onTopic } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { useText } from '../../../text/shell-text.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { ApplicationTable } from '../ApplicationTable.tsx';

const shownAtMost = 100;

interface SearchPageProps {
  /** Scanned rather than typed; empty: nothing is looked for yet. */
  readonly initialQuery: string;
  readonly onOpen: (id: string) => void;
}

/** 查询: in the whole ledger, not only in what is on the desk. */
export function SearchPage({ initialQuery, onOpen }: SearchPageProps) {
  const { t } = useText();
  const [query, setQuery] = useState(initialQuery);
  const found = useCall('searchApplications', query === '' ? null : { query, limit: shownAtMost });
  const { again } = found;
  // where an application is may change while the clerk looks at it
  useEffect(() => onTopic('desk', again), [again]);
  return (
    <section className="page">
      <header className="page-head">
        <h2>{t('search.title')}</h2>
        <Input.Search
          autoFocus
          defaultValue={initialQuery}
          className="search-box"
          maxLength={100}
          aria-label={t('search.hint')}
          placeholder={t('search.hint')}
          enterButton={t('search.go')}
          onSearch={(typed) => {
            setQuery(typed.trim());
            again();
          }}
        />
      </header>
      {found.failure && <FailureAlert failure={found.failure} onAgain={again} />}
      <ApplicationTable
        applications={found.value ?? []}
        onOpen={onOpen}
        emptyText={t(query === '' ? 'search.start' : 'search.none')}
      />
    </section>
  );
}
