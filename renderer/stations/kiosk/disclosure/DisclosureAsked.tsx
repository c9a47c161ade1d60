import { useState } from 'react';
import { shanghaiDate } from '../../../../main/domain/dates.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { Output } from '../../../../preload/contract.ts';
import { call } from '../../../bridge/client.ts';
import { dayWords } from '../../../disclosure/day-words.ts';
import { useTerminalClock } from '../../../widgets/use-terminal-clock.ts';
import { AskedForm } from '../asked/AskedForm.tsx';
import { NumberGiven } from '../asked/NumberGiven.tsx';
import { purposesSent, useAskedDisclosureText } from './asked-disclosure-text.ts';
import { type AskedDisclosure, blankDisclosure, formOf } from './asked-form.ts';
import { whatQuestions } from './what-questions.tsx';
import { whoQuestions } from './who-questions.tsx';

interface DisclosureAskedProps {
  readonly onBack: () => void;
  readonly onFinish: () => void;
}

/** 依申请公开 (R19) at the kiosk: one thing a page, and nothing that has to be typed by whoever has a card. */
export function DisclosureAsked({ onBack, onFinish }: DisclosureAskedProps) {
  const text = useAskedDisclosureText();
  const { t, language } = text;
  const thisYear = Number(shanghaiDate(useTerminalClock()).slice(0, 4));
  const [requested, setRequested] = useState<Output<'requestDisclosure'> | null>(null);
  if (requested) {
    const { localNumber, queryCode, dueDate } = requested;
    return (
      <NumberGiven
        page="disclosure-done"
        title={t('done')}
        number={{ label: t('number'), text: localNumber }}
        code={{ label: t('code'), text: queryCode }}
        keep={t('keep')}
        note={dueDate && <p>{t('due', { date: dayWords(dueDate, language) })}</p>}
        printing={{
          label: t('print'),
          words: { printed: t('printed'), look: t('look'), failed: t('notPrinted') },
          print: (order) => call('printDisclosureSlip', { localNumber, queryCode, ...order }),
        }}
        finish={{ label: t('finish'), onPress: onFinish }}
      />
    );
  }
  async function send(asked: AskedDisclosure): Promise<Failure | null> {
    const reply = await call('requestDisclosure', { form: { ...formOf(asked), purpose: purposesSent(asked.purpose) } });
    if (!reply.ok) return reply.failure;
    setRequested(reply.value);
    return null;
  }
  return (
    <AskedForm<AskedDisclosure>
      page="disclosure"
      initial={blankDisclosure}
      questions={(form) => [...whoQuestions(form, text), ...whatQuestions(form, thisYear, text)]}
      review={{ title: t('review'), send: t('send') }}
      onSend={send}
      onBack={onBack}
    />
  );
}
