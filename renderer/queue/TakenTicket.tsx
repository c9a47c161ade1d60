import { Button } from 'antd';
import type { Output } from '../../preload/contract.ts';
import { useQueueText } from './queue-text.ts';
import { useTicketOnPaper } from './use-taken-ticket.ts';

interface TakenTicketProps {
  readonly taken: Output<'takeTicket'>;
  readonly onDone: () => void;
}

/** The number, large, before anything is printed. */
export function TakenTicket({ taken, onDone }: TakenTicketProps) {
  const { t } = useQueueText();
  const state = useTicketOnPaper(taken, { printer: null, isLarge: false });
  const { ticket, ahead } = taken;
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
