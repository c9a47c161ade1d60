import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { shanghaiDate } from '../../../../main/domain/dates.ts';
import { withAnswer } from '../../../../main/domain/form/answers.ts';
import { isAbsent } from '../../../../main/domain/form/check-form.ts';
import { readPointer } from '../../../../main/domain/form/json-pointer.ts';
import type { Question } from '../../../../main/domain/form/questions.ts';
import { useTerminalClock } from '../../../widgets/use-terminal-clock.ts';
import { AnswerField } from '../asked/AnswerField.tsx';
import { BigChoices } from '../asked/BigChoices.tsx';
import { useApplyText } from './apply-text.ts';
import { Frame } from './Frame.tsx';
import {
  answered,
  answerFor,
  type Cursor,
  pointerAt,
  problemAt,
  problemWithin,
  questionsFor,
  rowsIn,
} from './form-questions.ts';
import { RowList } from './RowList.tsx';

interface QuestionStepProps {
  readonly item: Item;
  readonly draft: Draft;
  readonly progress: string;
  /** Where to begin: the first question, the last, or the one that has to be changed. */
  readonly start: string | null;
  readonly opened: ReadonlySet<string>;
  readonly onOpened: (opened: ReadonlySet<string>) => void;
  readonly onChange: (change: (draft: Draft) => Draft) => void;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** 填表: one question a page. */
export function QuestionStep(props: QuestionStepProps) {
  const { item, draft, progress, start, opened, onOpened, onChange, onBack, onDone } = props;
  const { t, pick } = useApplyText();
  const today = shanghaiDate(useTerminalClock());
  const questions = questionsFor(item, draft, opened);
  const [cursor, setCursor] = useState<Cursor>(() => ({ pointer: placeOf(start, questions), row: null }));
  const [problem, setProblem] = useState<string | null>(null);
  // A question that another answer took away leaves its place to the one before the next.
  const at = Math.max(
    questions.findIndex(({ pointer }) => pointer === cursor.pointer),
    0,
  );
  const question = questions[at];
  if (!question) return null;
  const here: Cursor = question.pointer === cursor.pointer ? cursor : { pointer: question.pointer, row: null };
  const sub = here.row === null ? null : question.rows?.questions[here.row.sub];
  const asked = sub ?? question;
  const value = answerFor(draft.form, here, question);

  const go = (next: Cursor) => {
    setProblem(null);
    setCursor(next);
  };
  const put = (answer: unknown) => {
    setProblem(null);
    onChange((newest) => ({ ...newest, form: answered(newest.form, here, question, answer) }));
  };
  /** On from here with this answer; what is wrong with it is said and nothing moves. */
  const advance = (form: Draft['form'], openedNow = opened) => {
    const inRow = here.row !== null;
    const found =
      inRow || question.kind !== 'rows'
        ? problemAt(item, form, pointerAt(here, question), today)
        : problemWithin(item, form, question.pointer, today);
    if (found && question.kind !== 'gate') return setProblem(pick(found.message));
    if (here.row !== null) {
      const isLast = here.row.sub + 1 >= (question.rows?.questions.length ?? 0);
      return go({ ...here, row: isLast ? null : { ...here.row, sub: here.row.sub + 1 } });
    }
    const now = questionsFor(item, { ...draft, form }, openedNow);
    const place = now.findIndex(({ pointer }) => pointer === question.pointer);
    const next = now[place + 1];
    return next ? go({ pointer: next.pointer, row: null }) : onDone();
  };
  const decide = (answer: unknown) => {
    put(answer);
    advance(answered(draft.form, here, question, answer));
  };
  const back = () => {
    if (here.row !== null) {
      return go({ ...here, row: here.row.sub === 0 ? null : { ...here.row, sub: here.row.sub - 1 } });
    }
    const before = questions[at - 1];
    return before ? go({ pointer: before.pointer, row: null }) : onBack();
  };
  const openGate = (isWanted: boolean) => {
    const next = new Set(opened);
    if (isWanted) next.add(question.pointer);
    else next.delete(question.pointer);
    onOpened(next);
    const form = isWanted ? draft.form : withAnswer(draft.form, question.pointer, null);
    if (!isWanted) onChange((newest) => ({ ...newest, form: withAnswer(newest.form, question.pointer, null) }));
    advance(form, next);
  };
  const rows = rowsIn(draft.form, question.pointer);
  const isRowList = question.kind === 'rows' && here.row === null;
  const isEmpty = isAbsent(value) || (Array.isArray(value) && value.length === 0);
  return (
    <Frame
      title={question.kind === 'gate' ? t('gate', { name: pick(question.label) }) : pick(asked.label)}
      progress={`${progress} · ${t('question', { n: at + 1, all: questions.length })}${groupWords(question, here, pick, t)}`}
      onBack={back}
      {...(question.kind === 'gate'
        ? {}
        : {
            next: {
              label: !asked.isRequired && isEmpty ? t('skip') : t('nextQuestion'),
              onPress: () => advance(draft.form),
            },
          })}
    >
      {pick(asked.hint) !== '' && <p className="soft">{pick(asked.hint)}</p>}
      {problem !== null && <Alert type="warning" showIcon role="alert" title={problem} />}
      {question.kind === 'gate' && (
        <BigChoices
          choices={[
            { key: 'no', label: t('gateNo') },
            { key: 'yes', label: t('gateYes') },
          ]}
          chosen={opened.has(question.pointer) ? ['yes'] : []}
          onChoose={(key) => openGate(key === 'yes')}
        />
      )}
      {isRowList && (
        <RowList
          question={question}
          rows={rows}
          onEdit={(index) => go({ pointer: question.pointer, row: { index, sub: 0 } })}
          onRemove={(index) =>
            onChange((newest) => ({
              ...newest,
              form: withAnswer(
                newest.form,
                question.pointer,
                rowsIn(newest.form, question.pointer).filter((_row, place) => place !== index),
              ),
            }))
          }
        />
      )}
      {question.kind !== 'gate' && !isRowList && (
        <AnswerField
          key={pointerAt(here, question)}
          question={asked}
          value={value}
          cardAddress={cardAddressOf(draft)}
          onChange={put}
          onDone={decide}
        />
      )}
      {here.row !== null && (
        <Button type="text" onClick={() => go({ ...here, row: null })}>
          {t('rows.done')}
        </Button>
      )}
    </Frame>
  );
}

function placeOf(start: string | null, questions: readonly Question[]): string {
  if (start === 'last') return questions.at(-1)?.pointer ?? '';
  const found = questions.find(({ pointer }) => pointer === start || (start ?? '').startsWith(`${pointer}/`));
  return (found ?? questions[0])?.pointer ?? '';
}

function groupWords(
  question: Question,
  { row }: Cursor,
  pick: ReturnType<typeof useApplyText>['pick'],
  t: ReturnType<typeof useApplyText>['t'],
): string {
  const group = row === null ? pick(question.group) : `${pick(question.label)} ${t('rows.row', { n: row.index + 1 })}`;
  return group === '' ? '' : ` · ${group}`;
}

function cardAddressOf({ form, provenance }: Draft): string | null {
  const address = readPointer(form, '/applicant/address');
  return provenance['/applicant/address']?.source === 'chip' && typeof address === 'string' ? address : null;
}
