import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useApplyText } from '../apply/apply-text.ts';
import { Frame } from '../apply/Frame.tsx';
import { ReadThrough } from './ReadThrough.tsx';

export interface AskedQuestion<F> {
  readonly key: string;
  readonly title: string;
  readonly hint?: string | undefined;
  readonly isOptional?: boolean;
  /** The answer as it is read through at the end; empty while there is none. */
  readonly words: string;
  /** What is wrong with the answer, said when somebody wants to go on. */
  readonly problem?: string | null;
  /** `put` keeps an answer, `done` keeps it and goes on: it says all there is to say. */
  readonly answer: (to: { put(change: Partial<F>): void; done(change: Partial<F>): void }) => ReactNode;
}

interface AskedFormProps<F> {
  readonly page: string;
  readonly initial: F;
  /** In their order; the list grows and shrinks with the answers, behind the question that decides it. */
  readonly questions: (form: F) => readonly AskedQuestion<F>[];
  readonly review: { readonly title: string; readonly note?: ReactNode; readonly send: string };
  /** From the reading through: more that may be said, which comes as questions of its own. */
  readonly more?: (form: F) => { readonly label: string; readonly change: Partial<F> } | null;
  readonly onSend: (form: F) => Promise<Failure | null>;
  readonly onBack: () => void;
}

/** A form that is asked one thing a page, read through at the end, and sent from there. */
export function AskedForm<F extends object>(props: AskedFormProps<F>) {
  const { page, initial, questions: questionsOf, review, more, onSend, onBack } = props;
  const { t } = useApplyText();
  const [form, setForm] = useState(initial);
  const [at, setAt] = useState(0);
  /** Come from the reading through to change one answer: back to it afterwards. */
  const [isFixing, setFixing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const questions = questionsOf(form);
  const all = questions.length;

  const wrongWith = ({ problem: said, isOptional = false, words }: AskedQuestion<F>): string | null =>
    said ?? (words === '' && !isOptional ? t('required') : null);
  const go = (place: number) => {
    setProblem(null);
    setAt(place);
  };
  const put = (change: Partial<F>) => {
    setProblem(null);
    setForm((before) => ({ ...before, ...change }));
  };
  /** On with these answers; an answer may have brought a question with it that nobody has answered yet. */
  const advance = (now: F) => {
    const then = questionsOf(now);
    const here = then[at];
    const wrong = here === undefined ? null : wrongWith(here);
    if (wrong !== null) return setProblem(wrong);
    if (!isFixing) return go(at + 1);
    const open = then.findIndex((question, place) => place > at && wrongWith(question) !== null);
    go(open < 0 ? then.length : open);
  };
  const done = (change: Partial<F>) => {
    put(change);
    advance({ ...form, ...change });
  };
  async function send(): Promise<void> {
    setBusy(true);
    setFailure(null);
    setFailure(await onSend(form).finally(() => setBusy(false)));
  }

  const question = questions[at];
  if (question === undefined) {
    const further = more?.(form) ?? null;
    return (
      <Frame
        page={`${page}-review`}
        title={review.title}
        onBack={() => go(all - 1)}
        next={{ label: review.send, isBusy, onPress: () => void send() }}
        extra={
          further && (
            <Button
              data-press="more"
              onClick={() => {
                setFixing(false);
                put(further.change);
                go(all);
              }}
            >
              {further.label}
            </Button>
          )
        }
      >
        {failure && <FailureAlert failure={failure} audience="citizen" />}
        <ReadThrough
          lines={questions.map(({ key, title, words }) => ({ key, term: title, text: words || t('review.blank') }))}
          onChange={(key) => {
            setFixing(true);
            go(questions.findIndex((one) => one.key === key));
          }}
        />
        {review.note}
      </Frame>
    );
  }
  const { key, title, hint, isOptional = false, words, answer } = question;
  return (
    <Frame
      page={page}
      title={title}
      progress={t('question', { n: at + 1, all })}
      onBack={() => (at === 0 ? onBack() : go(at - 1))}
      next={{ label: isOptional && words === '' ? t('skip') : t('nextQuestion'), onPress: () => advance(form) }}
    >
      {hint !== undefined && <p className="soft">{hint}</p>}
      {problem !== null && <Alert type="warning" showIcon role="alert" title={problem} />}
      <div key={key} data-question={key}>
        {answer({ put, done })}
      </div>
    </Frame>
  );
}
