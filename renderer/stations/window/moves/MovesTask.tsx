import { Button } from 'antd';
import { useState } from 'react';
import { longDate } from '../../../../main/domain/dates.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { TrayEntry } from '../../../../preload/contract-cases.ts';
import { call } from '../../../bridge/client.ts';
import { useText } from '../../../text/shell-text.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useMovesText } from './moves-text.ts';

interface MovesTaskProps {
  readonly entry: Extract<TrayEntry, { kind: 'refused-move' | 'lapsed' }>;
  readonly onOpen: (id: string) => void;
}

/** A step that has no effect, or one that waits for a second person. */
export function MovesTask({ entry, onOpen }: MovesTaskProps) {
  const { t } = useMovesText();
  const { pick } = useText();
  const [failure, setFailure] = useState<Failure | null>(null);
  const isRefused = entry.kind === 'refused-move';
  const note = async () => {
    const reply = await call('noteRefusedMoves', { applicationId: entry.applicationId });
    setFailure(reply.ok ? null : reply.failure);
  };
  return (
    <li className="sheet card" data-tray={entry.kind}>
      <div className="card-head">
        <b className="clip">{isRefused ? t('tray.refused', { move: pick(entry.move) }) : t('tray.lapsed')}</b>
        <span className="clip">
          {entry.applicantName} · {entry.itemName}
        </span>
        <span className="mono soft">{entry.localNumber}</span>
        <span className="top-gap" />
        <Button onClick={() => onOpen(entry.applicationId)}>{t('tray.open')}</Button>
        {isRefused && (
          <Button type="primary" onClick={note}>
            {t('tray.noted')}
          </Button>
        )}
      </div>
      <p className="wrap-anywhere">
        {isRefused
          ? t('tray.refusedWhy', { why: pick(entry.why) })
          : t('tray.lapsedBody', { date: longDate(entry.respondBy) })}
      </p>
      {failure && <FailureAlert failure={failure} />}
    </li>
  );
}
