import { useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { FilingView } from '../../../../preload/contract-kiosk-services.ts';
import { call } from '../../../bridge/client.ts';
import { useItems } from '../../../desk/hooks.ts';
import { useApplyText } from './apply-text.ts';
import { ChooseItem } from './ChooseItem.tsx';
import { FiledPage } from './FiledPage.tsx';
import { GuideStep } from './GuideStep.tsx';
import { MaterialStep } from './MaterialStep.tsx';
import { QuestionStep } from './QuestionStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { SituationStep } from './SituationStep.tsx';
import { useApplyDraft } from './use-apply-draft.ts';

interface ApplyPageProps {
  /** The card that this visitor showed. */
  readonly readingId: string;
  /** Kept from an earlier visit. */
  readonly resumes: Draft | null;
  readonly isElder: boolean;
  readonly canPrint: boolean;
  readonly onHome: () => void;
  readonly onFinish: () => void;
}

const stages = ['guide', 'situation', 'form', 'materials', 'review'] as const;
type Stage = (typeof stages)[number];
/** Where in a stage: at its beginning, at its end, or at the answer that has to be changed. */
interface Place {
  readonly stage: Stage;
  readonly start: string | null;
}

/** 我要办事: from the item to the pre-check, one thing a page. */
export function ApplyPage({ readingId, resumes, isElder, canPrint, onHome, onFinish }: ApplyPageProps) {
  const { t } = useApplyText();
  const [item, setItem] = useState<Item | null>(null);
  const items = useItems();
  const [place, setPlace] = useState<Place>({ stage: 'guide', start: null });
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [filing, setFiling] = useState<FilingView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { draft, take, change, settled, ...held } = useApplyDraft(resumes);

  if (filing) return <FiledPage filing={filing} isElder={isElder} canPrint={canPrint} onFinish={onFinish} />;
  const resumed = resumes && !item ? items?.find(({ code }) => code === resumes.itemCode) : undefined;
  if (resumed) setItem(resumed);
  if (!item) return <ChooseItem onChoose={setItem} onBack={onHome} />;

  const shown = stages.filter((stage) => stage !== 'situation' || item.situations.length > 0);
  const at = shown.indexOf(place.stage);
  const progress = `${t('step', { n: at + 1, all: shown.length })} · ${t(`steps.${place.stage}`)}`;
  const go = (by: -1 | 1) => {
    const stage = shown[at + by];
    if (stage) setPlace({ stage, start: by < 0 ? 'last' : null });
  };
  const fix = (pointer: string) => {
    if (pointer.startsWith('/form')) setPlace({ stage: 'form', start: pointer.slice('/form'.length) });
    else if (pointer.startsWith('/situation')) setPlace({ stage: 'situation', start: null });
    else setPlace({ stage: 'materials', start: pointer.split('/')[2] ?? null });
  };

  async function begin(chosen: Item): Promise<void> {
    if (draft) return go(1);
    setBusy(true);
    const reply = await call('startDraft', { itemCode: chosen.code, readingId, channel: 'kiosk' }).finally(() =>
      setBusy(false),
    );
    setFailure(reply.ok ? null : reply.failure);
    if (!reply.ok) return;
    take(reply.value);
    go(1);
  }
  async function leaveItem(): Promise<void> {
    // What was begun on another item has no place in the next one.
    const begun = draft;
    take(null);
    setItem(null);
    setOpened(new Set());
    setPlace({ stage: 'guide', start: null });
    if (begun) await call('discardDraft', { draftId: begun.id });
  }

  const common = { item, progress, onBack: () => go(-1) };
  if (place.stage === 'guide' || !draft) {
    return (
      <GuideStep
        {...common}
        isBusy={isBusy}
        failure={failure ?? held.failure}
        onBack={() => void leaveItem()}
        onStart={() => void begin(item)}
      />
    );
  }
  const startsLast = place.start === 'last';
  switch (place.stage) {
    case 'situation':
      return <SituationStep {...common} draft={draft} startsLast={startsLast} onChange={change} onDone={() => go(1)} />;
    case 'form':
      return (
        <QuestionStep
          key={place.start ?? 'first'}
          {...common}
          draft={draft}
          start={place.start}
          opened={opened}
          onOpened={setOpened}
          onChange={change}
          onDone={() => go(1)}
        />
      );
    case 'materials':
      return (
        <MaterialStep
          {...common}
          draft={draft}
          start={place.start}
          onDraft={take}
          settled={settled}
          onDone={() => go(1)}
        />
      );
    case 'review':
      return (
        <ReviewStep
          {...common}
          draft={draft}
          opened={opened}
          isElder={isElder}
          settled={settled}
          onFix={fix}
          onFiled={setFiling}
        />
      );
  }
}
