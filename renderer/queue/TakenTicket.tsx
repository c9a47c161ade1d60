import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Output } from '../../preload/contract.ts';
import { BridgeLost } from '../bridge/bridge-lost.ts';
import { call } from '../bridge/client.ts';
import { useQueueText } from './queue-text.ts';

interface TakenTicketProps {
  readonly taken: Output<'takeTicket'>;
  readonly printer: string | null;
  readonly onDone: () => void;
}

/** The number, large, before anything is printed: it counts with or without paper. */
export function TakenTicket({ taken, printer, onDone }: TakenTicketProps) {
  const { t } = useQueueText();
  const [state, setState] = useState<'printing' | 'printed' | 'notPrinted'>('printing');
  const { ticket, ahead } = taken;
  const ticketId = ticket.id;
  useEffect(() => {
    // The ticket's id is the job's: a page that is drawn twice prints once.
    call('printTicket', { ticketId, jobId: ticketId, ...(printer === null ? {} : { printer }) }).then(
      (reply) => setState(reply.ok && reply.value.printed !== 'failed' ? 'printed' : 'notPrinted'),
      (lost: unknown) => {
        if (!(lost instanceof BridgeLost)) throw lost;
        setState('notPrinted');
      },
    );
  }, [ticketId, printer]);
  return (
    <section className="take-ticket take-taken">
      <h1>{t('yourNumber')}</h1>
      <p className="take-number" data-testid="ticket-number">
        {ticket.number}
      </p>
      <p>
        {ticket.theme} · {t('ahead', { count: ahead })}
      </p>
      <p role="status">{t(state)}</p>
      <Button type="primary" size="large" onClick={onDone}>
        {t('finish')}
      </Button>
    </section>
  );
}
