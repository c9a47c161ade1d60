import './disclosure.css';
import { Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { onTopic } from '../bridge/client.ts';
import { useCall } from '../bridge/hooks.ts';
import { DisclosureDone } from './DisclosureDone.tsx';
import { DisclosureForm, type Requested } from './DisclosureForm.tsx';
import { DisclosureQuery } from './DisclosureQuery.tsx';
import { DisclosureStatusCard } from './DisclosureStatusCard.tsx';
import { useDisclosureText } from './disclosure-text.ts';

const parts = ['make', 'query', 'mine'] as const;
type Part = (typeof parts)[number];

/** 依申请公开 (R19) at the window: taken in, looked up, and all that was taken in here. */
export function DisclosurePage() {
  const { t } = useDisclosureText();
  const [part, setPart] = useState<Part>('make');
  const [requested, setRequested] = useState<Requested | null>(null);
  return (
    <div className="disclosure-page">
      <div>
        <Segmented<Part>
          value={part}
          options={parts.map((value) => ({ value, label: t(value) }))}
          onChange={(chosen) => {
            setPart(chosen);
            setRequested(null);
          }}
        />
      </div>
      {part === 'make' &&
        (requested ? (
          <DisclosureDone requested={requested} onAnother={() => setRequested(null)} />
        ) : (
          <>
            <p className="soft">{t('intro')}</p>
            <DisclosureForm onRequested={setRequested} />
          </>
        ))}
      {part === 'query' && <DisclosureQuery />}
      {part === 'mine' && <Mine />}
    </div>
  );
}

function Mine() {
  const { t } = useDisclosureText();
  const { value, again } = useCall('disclosures', {});
  useEffect(() => onTopic('sync', again), [again]);
  if (!value) return null;
  if (value.length === 0) return <p className="soft">{t('none')}</p>;
  return (
    <div className="cards">
      {value.map((view) => (
        <DisclosureStatusCard key={view.id} view={view} name={view.maskedName} />
      ))}
    </div>
  );
}
