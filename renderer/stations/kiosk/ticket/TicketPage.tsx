import './ticket.css';
import { useState } from 'react';
import { priorityReasons, priorityWords } from '../../../../main/domain/queue/ticket.ts';
import type { Output } from '../../../../preload/contract.ts';
import { useQueueText } from '../../../queue/queue-text.ts';
import { useQueue } from '../../../queue/use-queue.ts';
import { type TicketPrinting, useTakenTicket, useTicketOnPaper } from '../../../queue/use-taken-ticket.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { Waiting } from '../../../widgets/Waiting.tsx';
import { Frame } from '../apply/Frame.tsx';
import { BigChoices } from '../asked/BigChoices.tsx';

interface TicketPageProps extends TicketPrinting {
  readonly onBack: () => void;
}

type Step = { readonly at: 'theme' } | { readonly at: 'first' | 'why'; readonly theme: string };

/** 取号: which kind, whether first, and the number. */
export function TicketPage({ printer, isLarge, onBack }: TicketPageProps) {
  const { t, pick } = useQueueText();
  const board = useQueue('queueState');
  const [step, setStep] = useState<Step>({ at: 'theme' });
  const { taken, failure, take } = useTakenTicket();

  if (taken) return <Taken taken={taken} printer={printer} isLarge={isLarge} onDone={onBack} />;
  const trouble = failure ?? board.failure;
  const problem = trouble && <FailureAlert failure={trouble} audience="citizen" />;
  switch (step.at) {
    case 'theme':
      return (
        <Frame page="ticket-theme" title={t('which')} onBack={onBack}>
          {problem}
          {board.value ? (
            <BigChoices
              key="theme"
              choices={board.value.themes.map(({ theme, waiting }) => ({
                key: theme,
                label: theme,
                hint: t('waiting', { count: waiting }),
              }))}
              onChoose={(theme) => setStep({ at: 'first', theme })}
            />
          ) : (
            !problem && <Waiting />
          )}
        </Frame>
      );
    case 'first':
      return (
        <Frame page="ticket-first" title={t('first')} progress={step.theme} onBack={() => setStep({ at: 'theme' })}>
          {problem}
          <p>{t('firstHint')}</p>
          <BigChoices
            key="first"
            choices={[
              { key: 'ordinary', label: t('ordinary') },
              { key: 'first', label: t('wantsFirst') },
            ]}
            onChoose={(key) => {
              if (key === 'first') setStep({ at: 'why', theme: step.theme });
              else void take(step.theme, null);
            }}
          />
        </Frame>
      );
    case 'why':
      return (
        <Frame
          page="ticket-why"
          title={t('why')}
          progress={step.theme}
          onBack={() => setStep({ at: 'first', theme: step.theme })}
        >
          {problem}
          <BigChoices
            key="why"
            choices={priorityReasons.map((reason) => ({ key: reason, label: pick(priorityWords[reason]) }))}
            onChoose={(key) => {
              const reason = priorityReasons.find((one) => one === key);
              if (reason) void take(step.theme, reason);
            }}
          />
        </Frame>
      );
  }
}

interface TakenProps extends TicketPrinting {
  readonly taken: Output<'takeTicket'>;
  readonly onDone: () => void;
}

/** As large as the page allows: it counts with or without paper. */
function Taken({ taken, printer, isLarge, onDone }: TakenProps) {
  const { t } = useQueueText();
  const state = useTicketOnPaper(taken, { printer, isLarge });
  const { ticket, ahead } = taken;
  return (
    <Frame page="ticket-taken" title={t('yourNumber')} next={{ label: t('finish'), onPress: onDone }}>
      <div className="ticket-taken">
        <p className="ticket-number" data-testid="ticket-number">
          {ticket.number}
        </p>
        <p>
          {ticket.theme} · {t('ahead', { count: ahead })}
        </p>
        <p role="status" data-printing={state}>
          {t(state)}
        </p>
      </div>
    </Frame>
  );
}
