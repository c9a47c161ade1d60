import { useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { BigChoices } from '../asked/BigChoices.tsx';
import { useApplyText } from './apply-text.ts';
import { Frame } from './Frame.tsx';

interface SituationStepProps {
  readonly item: Item;
  readonly draft: Draft;
  readonly progress: string;
  readonly startsLast: boolean;
  readonly onChange: (change: (draft: Draft) => Draft) => void;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** 情形引导: each question a page, each answer decides which papers are asked for. */
export function SituationStep({ item, draft, progress, startsLast, onChange, onBack, onDone }: SituationStepProps) {
  const { t } = useApplyText();
  const all = item.situations.length;
  const [at, setAt] = useState(startsLast ? all - 1 : 0);
  const question = item.situations[at];
  if (!question) return null;
  const chosen = draft.situation[question.key];
  const goOn = () => (at + 1 < all ? setAt(at + 1) : onDone());
  return (
    <Frame
      title={question.question}
      progress={`${progress} · ${t('question', { n: at + 1, all })}`}
      onBack={() => (at > 0 ? setAt(at - 1) : onBack())}
      {...(chosen === undefined ? {} : { next: { label: t('next'), onPress: goOn } })}
    >
      <BigChoices
        key={question.key}
        choices={question.options.map(({ key, label }) => ({ key, label }))}
        chosen={chosen === undefined ? [] : [chosen]}
        onChoose={(key) => {
          onChange((newest) => ({ ...newest, situation: { ...newest.situation, [question.key]: key } }));
          goOn();
        }}
      />
    </Frame>
  );
}
