import './handover.css';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { type ChosenPlace, PlaceChoice } from '../packages/PlaceChoice.tsx';
import type { UnlockedTerminal } from '../pages.ts';
import { BatchTable } from './BatchTable.tsx';
import { useHandoverText } from './handover-text.ts';

interface HandoverPageProps {
  readonly terminal: UnlockedTerminal;
  /** What the gun read; null where somebody came here by the menu. */
  readonly code: string | null;
  readonly onOpen: (applicationId: string) => void;
}

/** 代办交接 (R36): the code, the file, and then case by case what is taken and what goes back. */
export function HandoverPage({ terminal, code, onOpen }: HandoverPageProps) {
  const { t } = useHandoverText();
  const { value: batches, again } = useCall('handovers', {});
  const [text, setText] = useState(code ?? '');
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isOpening, setOpening] = useState(false);
  useEffect(() => {
    if (code !== null) setText(code);
  }, [code]);
  const open = async () => {
    if (!place) return;
    setOpening(true);
    const reply = await call('openHandover', { code: text, folder: place.path });
    setOpening(false);
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok) setText('');
    again();
  };
  const own = (batches ?? []).filter(({ side }) => side === 'in');
  return (
    <section className="page page-scroll handover">
      <div className="sheet handover-open">
        <h2>{t('title')}</h2>
        <p className="soft">{t('how')}</p>
        <Input
          aria-label={t('code')}
          placeholder={t('code')}
          value={text}
          maxLength={300}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={() => void open()}
        />
        <PlaceChoice round={0} onChoose={setPlace} />
        <Button type="primary" loading={isOpening} disabled={!place || text.trim() === ''} onClick={() => void open()}>
          {t('open')}
        </Button>
        {failure && <FailureAlert failure={failure} />}
      </div>
      {own.length === 0 && <p className="soft">{t('none')}</p>}
      {own.map((batch) => (
        <BatchTable
          key={batch.batchId}
          batch={batch}
          operator={terminal.operator}
          place={place}
          onOpen={onOpen}
          onChange={again}
        />
      ))}
    </section>
  );
}
