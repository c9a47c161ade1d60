import { Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { shortTime } from '../../../../main/domain/dates.ts';
import { readPointer } from '../../../../main/domain/form/json-pointer.ts';
import { onTopic } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { useDrafts } from '../../../desk/hooks.ts';
import { useQueue } from '../../../queue/use-queue.ts';
import { DeadlineStrip } from '../limits/DeadlineStrip.tsx';
import { useDeadlines } from '../limits/use-alarms.ts';
import { useTodayText } from './today-text.ts';
import { type WorkRow, WorkRows } from './WorkRows.tsx';

const piles = ['deadlines', 'papers', 'drafts', 'originals', 'tickets'] as const;
type Pile = (typeof piles)[number];
const askedFor = 500;

interface WorkPilesProps {
  readonly onOpen: (applicationId: string) => void;
  readonly onContinue: (draftId: string) => void;
  readonly onCall: () => void;
}

/** 今天的工作: what waits for somebody, pile by pile with its number, the most urgent first. */
export function WorkPiles({ onOpen, onContinue, onCall }: WorkPilesProps) {
  const { t } = useTodayText();
  const [pile, setPile] = useState<Pile>('deadlines');
  const deadlines = useDeadlines(askedFor) ?? [];
  const drafts = useDrafts() ?? [];
  const originals = useCall('openOriginals', {});
  const { again } = originals;
  useEffect(() => onTopic('desk', again), [again]);
  const tickets = (useQueue('tickets').value ?? []).filter(({ state }) => state === 'waiting' || state === 'missed');
  const waiting = deadlines.filter(({ clock }) => clock.kind === 'correction' || clock.kind === 'deferral');

  const rows: Readonly<Record<Exclude<Pile, 'deadlines' | 'papers'>, readonly WorkRow[]>> = {
    drafts: drafts.map((draft) => {
      const name = readPointer(draft.form, '/applicant/name');
      return {
        key: draft.id,
        head: typeof name === 'string' && name !== '' ? name : t('noName'),
        about: draft.itemName,
        when: t('updated', { time: shortTime(draft.updatedAt) }),
        onOpen: () => onContinue(draft.id),
      };
    }),
    originals: (originals.value ?? []).map((one) => ({
      key: one.id,
      head: one.materialName,
      about: `${one.applicantName} · ${one.itemName}`,
      when: t('heldBy', { count: one.count, name: one.keptBy, time: shortTime(one.keptAt) }),
      onOpen: () => onOpen(one.applicationId),
    })),
    tickets: tickets.map((ticket) => ({
      key: ticket.id,
      head: ticket.number,
      about: ticket.theme,
      when: t('issued', { time: shortTime(ticket.issuedAt).slice(6) }),
      onOpen: onCall,
    })),
  };
  const counts: Readonly<Record<Pile, number>> = {
    deadlines: deadlines.length,
    papers: waiting.length,
    drafts: drafts.length,
    originals: originals.value?.length ?? 0,
    tickets: tickets.length,
  };
  return (
    <section className="work-piles">
      <div className="page-head">
        <Segmented<Pile>
          aria-label={t('piles')}
          value={pile}
          options={piles.map((value) => ({ value, label: `${t(value)} ${counts[value]}` }))}
          onChange={setPile}
        />
        <span className="soft">{t('keys')}</span>
      </div>
      {pile === 'deadlines' && <DeadlineStrip deadlines={deadlines} onOpen={onOpen} />}
      {pile === 'papers' && <DeadlineStrip deadlines={waiting} onOpen={onOpen} />}
      {pile !== 'deadlines' && pile !== 'papers' && <WorkRows rows={rows[pile]} />}
      {counts[pile] === 0 && <p className="soft">{t('nothing')}</p>}
    </section>
  );
}
