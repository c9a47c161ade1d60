import './queue.css';
import { Button } from 'antd';
import { useState } from 'react';
import { priorityReasons, priorityWords } from '../../main/domain/queue/ticket.ts';
import { FailureAlert } from '../widgets/FailureAlert.tsx';
import { Waiting } from '../widgets/Waiting.tsx';
import { useQueueText } from './queue-text.ts';
import { TakenTicket } from './TakenTicket.tsx';
import { useQueue } from './use-queue.ts';
import { useTakenTicket } from './use-taken-ticket.ts';

interface TakeTicketProps {
  /** The number is taken and read: back to where this was opened from. */
  readonly onDone: () => void;
}

type Step = { readonly at: 'theme' } | { readonly at: 'first' | 'why'; readonly theme: string };

/** With the button that turns the page, six choices: more are not taken in at one look. */
const perPage = 5;

/** 取号 by staff, for somebody who stands at the window. */
export function TakeTicket({ onDone }: TakeTicketProps) {
  const { t, pick } = useQueueText();
  const board = useQueue('queueState');
  const [step, setStep] = useState<Step>({ at: 'theme' });
  const [page, setPage] = useState(0);
  const { taken, failure, take } = useTakenTicket();

  if (taken) return <TakenTicket taken={taken} onDone={onDone} />;
  if (!board.value) return board.failure ? <FailureAlert failure={board.failure} audience="citizen" /> : <Waiting />;
  const { themes } = board.value;
  const pages = Math.ceil(themes.length / perPage);
  return (
    <section className="take-ticket">
      <h1>{t(step.at === 'theme' ? 'which' : step.at === 'first' ? 'first' : 'why')}</h1>
      {step.at === 'first' && <p className="soft">{t('firstHint')}</p>}
      {failure && <FailureAlert failure={failure} audience="citizen" />}
      <div className="take-choices">
        {step.at === 'theme' &&
          themes
            .slice(page * perPage, (page + 1) * perPage)
            .map(({ theme, waiting }) => (
              <Choice
                key={theme}
                words={theme}
                note={t('waiting', { count: waiting })}
                onTake={() => setStep({ at: 'first', theme })}
              />
            ))}
        {step.at === 'theme' && pages > 1 && (
          <Choice words={t('more')} isQuiet onTake={() => setPage((page + 1) % pages)} />
        )}
        {step.at === 'first' && (
          <>
            <Choice words={t('ordinary')} onTake={() => void take(step.theme, null)} />
            <Choice words={t('wantsFirst')} onTake={() => setStep({ at: 'why', theme: step.theme })} />
          </>
        )}
        {step.at === 'why' &&
          priorityReasons.map((reason) => (
            <Choice key={reason} words={pick(priorityWords[reason])} onTake={() => void take(step.theme, reason)} />
          ))}
      </div>
      {step.at !== 'theme' && (
        <Button size="large" className="take-back" onClick={() => setStep({ at: 'theme' })}>
          {t('back')}
        </Button>
      )}
    </section>
  );
}

interface ChoiceProps {
  readonly words: string;
  readonly note?: string;
  readonly isQuiet?: boolean;
  readonly onTake: () => void;
}

function Choice({ words, note, isQuiet = false, onTake }: ChoiceProps) {
  return (
    <button type="button" className={`take-choice${isQuiet ? ' take-quiet' : ''}`} onClick={onTake}>
      <b>{words}</b>
      {note !== undefined && <span className="soft">{note}</span>}
    </button>
  );
}
