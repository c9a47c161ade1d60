import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { shortTime } from '../../main/domain/dates.ts';
import { type Ticket, ticketStateWords } from '../../main/domain/queue/ticket.ts';
import { FailureAlert } from '../widgets/FailureAlert.tsx';
import { QueueRows } from './QueueRows.tsx';
import { useQueueText } from './queue-text.ts';
import { TakeTicket } from './TakeTicket.tsx';
import type { Counter } from './use-counter.ts';

/** Who is at this window, who waits, who was passed over. */
export function QueuePanel({ counter }: { readonly counter: Counter }) {
  const { t } = useQueueText();
  const [isTaking, setTaking] = useState(false);
  const { board, tickets, current, number, themes, failure } = counter;
  const kinds = (board?.themes ?? []).map(({ theme, letter }) => ({ value: theme, label: `${letter} ${theme}` }));
  return (
    <div className="queue-panel">
      {failure && <FailureAlert failure={failure} />}
      {current ? (
        <AtWindow ticket={current} counter={counter} kinds={kinds} />
      ) : (
        <div className="queue-now">
          <span className="soft">{t('none')}</span>
          <div className="queue-actions">
            <Button type="primary" autoFocus onClick={() => void counter.callNext(null)}>
              {t('callNext')} {board?.next ?? ''} <kbd>Alt N</kbd>
            </Button>
          </div>
        </div>
      )}
      <QueueRows tickets={tickets} onPutBack={(ticketId) => void counter.move({ move: 'put-back', ticketId })} />
      <div className="queue-actions">
        <Button onClick={() => setTaking(true)}>{t('take')}</Button>
        <span className="soft">{t('served', { count: tickets.filter(({ state }) => state === 'served').length })}</span>
      </div>
      <div className="queue-choice">
        <span>{t('counter')}</span>
        <Input
          value={number}
          aria-label={t('counter')}
          maxLength={12}
          title={t('counterHint')}
          onChange={({ target }) => counter.setNumber(target.value)}
          onBlur={() => number.trim() === '' && counter.setNumber('1')}
        />
      </div>
      <div className="queue-choice">
        <span>{t('themes')}</span>
        <Select
          mode="multiple"
          aria-label={t('themes')}
          placeholder={t('allThemes')}
          value={[...themes]}
          options={kinds}
          onChange={(chosen: string[]) => counter.setThemes(chosen)}
        />
      </div>
      <Modal open={isTaking} onCancel={() => setTaking(false)} footer={null} width={640} destroyOnHidden>
        <TakeTicket onDone={() => setTaking(false)} />
      </Modal>
    </div>
  );
}

interface AtWindowProps {
  readonly ticket: Ticket;
  readonly counter: Counter;
  readonly kinds: readonly { readonly value: string; readonly label: string }[];
}

function AtWindow({ ticket, counter, kinds }: AtWindowProps) {
  const { t, pick } = useQueueText();
  const { id, visitIds, calledAt } = ticket;
  return (
    <div className="queue-now">
      <span className="soft">
        {t('now')} · {pick(ticketStateWords[ticket.state])} · {calledAt === null ? '' : shortTime(calledAt).slice(6)}
      </span>
      <span>
        <span className="queue-number mono">{ticket.number}</span> {ticket.theme}
        {ticket.priority !== null && <b> · {t('priority')}</b>}
      </span>
      {visitIds.length > 0 && <span className="soft">{t('visits', { count: visitIds.length })}</span>}
      <div className="queue-actions">
        <Button type="primary" autoFocus onClick={() => void counter.callNext('served')}>
          {t('doneNext')}
        </Button>
        <Button onClick={() => void counter.move({ move: 'recall', ticketId: id })}>{t('again')}</Button>
        <Button onClick={() => void counter.callNext('missed')}>{t('missNext')}</Button>
        <Button onClick={() => void counter.move({ move: 'serve', ticketId: id })}>{t('done')}</Button>
        <Select
          aria-label={t('transfer')}
          placeholder={t('transfer')}
          value={null}
          style={{ minWidth: 150 }}
          options={kinds.filter(({ value }) => value !== ticket.theme)}
          onChange={(theme: string | null) =>
            theme !== null && void counter.move({ move: 'transfer', ticketId: id, theme })
          }
        />
      </div>
    </div>
  );
}
