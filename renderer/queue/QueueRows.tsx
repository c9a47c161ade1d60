import { Button } from 'antd';
import { shortTime } from '../../main/domain/dates.ts';
import type { Ticket } from '../../main/domain/queue/ticket.ts';
import { useQueueText } from './queue-text.ts';

interface QueueRowsProps {
  readonly tickets: readonly Ticket[];
  readonly onPutBack: (ticketId: string) => void;
}

/** In the order of the numbers; who is called next is the rule's to say, not the list's. */
export function QueueRows({ tickets, onPutBack }: QueueRowsProps) {
  const { t } = useQueueText();
  const waiting = tickets.filter(({ state }) => state === 'waiting');
  const missed = tickets.filter(({ state }) => state === 'missed');
  return (
    <>
      <h3>
        {t('line')} <span className="soft">{t('waiting', { count: waiting.length })}</span>
      </h3>
      {waiting.length === 0 && <span className="soft">{t('nobody')}</span>}
      <ul className="queue-rows">
        {waiting.map((ticket) => (
          <li key={ticket.id} className="queue-row">
            <b className="mono">{ticket.number}</b>
            <span className="clip">{ticket.theme}</span>
            <span>{ticket.priority !== null && <b>{t('priority')}</b>}</span>
            <span className="soft">{t('issuedAt', { time: shortTime(ticket.issuedAt).slice(6) })}</span>
          </li>
        ))}
      </ul>
      {missed.length > 0 && (
        <>
          <h3>{t('missed')}</h3>
          <ul className="queue-rows">
            {missed.map(({ id, number, theme, backAtTurn }) => (
              <li key={id} className="queue-row">
                <b className="mono">{number}</b>
                <span className="clip">{theme}</span>
                <span className="soft">{backAtTurn === null ? t('gone') : ''}</span>
                <Button size="small" onClick={() => onPutBack(id)}>
                  {t('putBack')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
