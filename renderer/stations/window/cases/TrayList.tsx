import './case.css';
import { ClockCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import type { TrayEntry } from '../../../../preload/contract-cases.ts';
import { call } from '../../../bridge/client.ts';
import { useItems } from '../../../desk/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { ToneTag } from '../../../widgets/ToneTag.tsx';
import { useTerminalClock } from '../../../widgets/use-terminal-clock.ts';
import { IdentityTask } from '../identity/IdentityTask.tsx';
import { MovesTask } from '../moves/MovesTask.tsx';
import { AnswerBox } from './AnswerBox.tsx';
import { useCaseText } from './case-text.ts';
import { timeLeft } from './time-left.ts';

interface TrayListProps {
  readonly tray: readonly TrayEntry[];
  readonly onOpen: (applicationId: string) => void;
}

/** What the county waits for: why, until when, who acts, and what to do. */
export function TrayList({ tray, onOpen }: TrayListProps) {
  const { t } = useCaseText();
  return (
    <>
      <h2>{t('tray.title')}</h2>
      {tray.length === 0 && <p className="soft">{t('tray.none')}</p>}
      <ul className="cards">
        {tray.map((entry) =>
          entry.kind === 'identity' ? (
            <IdentityTask key={keyOf(entry)} entry={entry} onOpen={onOpen} />
          ) : entry.kind === 'refused-move' || entry.kind === 'lapsed' ? (
            <MovesTask key={keyOf(entry)} entry={entry} onOpen={onOpen} />
          ) : (
            <TrayCard key={keyOf(entry)} entry={entry} onOpen={onOpen} />
          ),
        )}
      </ul>
    </>
  );
}

type OwnEntry = Exclude<TrayEntry, { kind: 'identity' | 'refused-move' | 'lapsed' }>;

function TrayCard({ entry, onOpen }: { readonly entry: OwnEntry; readonly onOpen: (id: string) => void }) {
  const { t } = useCaseText();
  const [failure, setFailure] = useState<Failure | null>(null);
  const about = entry.kind === 'supervision' ? entry.about : entry;
  const title =
    entry.kind === 'supervision' ? t('tray.supervisionFor', { title: entry.notice.title }) : t(`tray.${entry.kind}`);
  return (
    <li className="sheet card" data-tray={entry.kind}>
      <div className="card-head">
        <b className="clip">{title}</b>
        {about && (
          <>
            <span className="clip">
              {about.applicantName} · {about.itemName}
            </span>
            <span className="mono soft">{about.localNumber}</span>
          </>
        )}
        <span className="top-gap" />
        {about && entry.kind === 'supervision' && (
          <Button onClick={() => onOpen(about.applicationId)}>{t('tray.open')}</Button>
        )}
        {(entry.kind === 'correction' || entry.kind === 'conflict') && (
          <Button type="primary" onClick={() => onOpen(entry.applicationId)}>
            {t(entry.kind === 'correction' ? 'tray.amend' : 'tray.merge')}
          </Button>
        )}
        {entry.kind === 'late' && (
          <Button
            type="primary"
            onClick={async () => {
              const reply = await call('noteLateAmendments', { applicationId: entry.applicationId });
              setFailure(reply.ok ? null : reply.failure);
            }}
          >
            {t('tray.noted')}
          </Button>
        )}
      </div>
      <Body entry={entry} />
      <p className="soft">{t('tray.who')}</p>
      {entry.kind === 'supervision' && <AnswerBox noticeId={entry.notice.id} />}
      {failure && <FailureAlert failure={failure} />}
    </li>
  );
}

function Body({ entry }: { readonly entry: OwnEntry }) {
  const { t } = useCaseText();
  const items = useItems();
  if (entry.kind === 'conflict') return <p>{t('tray.conflictBody')}</p>;
  if (entry.kind === 'late') return <p>{t('tray.lateBody')}</p>;
  const asked = entry.kind === 'supervision' ? entry.notice : entry.request;
  const by = entry.kind === 'supervision' ? entry.notice.issuedBy : entry.request.askedBy;
  const papers =
    entry.kind === 'correction'
      ? entry.request.items.flatMap((one) => ('materialCode' in one ? [one.materialCode] : []))
      : [];
  const names = papers.map(
    (code) => items?.flatMap((item) => item.materials).find((material) => material.code === code)?.name ?? code,
  );
  return (
    <>
      <p>
        <Deadline answerBy={asked.answerBy} /> <span className="soft">{t('tray.askedBy', { name: by })}</span>
      </p>
      <p className="keep-lines wrap-anywhere">{asked.text}</p>
      {names.length > 0 && <p className="soft">{names.join('、')}</p>}
    </>
  );
}

export function Deadline({ answerBy }: { readonly answerBy: string }) {
  const { t } = useCaseText();
  const { words, tone } = timeLeft(t, answerBy, useTerminalClock());
  return (
    <>
      <ToneTag tone={tone} icon={<ClockCircleOutlined />}>
        {words}
      </ToneTag>{' '}
      <span className="mono soft">{t('tray.by', { date: answerBy })}</span>
    </>
  );
}

function keyOf(entry: TrayEntry): string {
  return entry.kind === 'supervision' ? entry.notice.id : `${entry.kind} ${entry.applicationId}`;
}
