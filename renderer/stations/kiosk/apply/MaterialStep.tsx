import { Alert } from 'antd';
import { useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { whatToBring } from '../../../../main/domain/pre-check-filing.ts';
import { useApplyText } from './apply-text.ts';
import { BringList } from './BringList.tsx';
import { Frame } from './Frame.tsx';
import { PaperPage } from './PaperPage.tsx';

interface MaterialStepProps {
  readonly item: Item;
  readonly draft: Draft;
  readonly progress: string;
  /** The code of a paper, or `last`; the list of all of them otherwise. */
  readonly start: string | null;
  readonly onDraft: (draft: Draft) => void;
  readonly settled: () => Promise<Draft | null>;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** 材料: first all of them with what is to be done about each, then those that can be scanned here, one a page. */
export function MaterialStep(props: MaterialStepProps) {
  const { item, draft, progress, start, onDraft, settled, onBack, onDone } = props;
  const { t } = useApplyText();
  const bring = whatToBring(draft, item);
  const papers = bring.filter(({ bringing }) => bringing === 'bring' || bringing === 'original' || bringing === 'done');
  const [at, setAt] = useState(() => placeOf(start, papers));
  const paper = at === null ? undefined : papers[at];
  if (paper && at !== null) {
    return (
      <PaperPage
        key={paper.material.code}
        draft={draft}
        material={paper.material}
        progress={`${progress} · ${t('material.title', { n: at + 1, all: papers.length })}`}
        onDraft={onDraft}
        settled={settled}
        onBack={() => setAt(at === 0 ? null : at - 1)}
        onNext={() => (at + 1 < papers.length ? setAt(at + 1) : onDone())}
      />
    );
  }
  return (
    <Frame
      title={t('material.overview')}
      progress={progress}
      onBack={onBack}
      next={{ label: t('next'), onPress: () => (papers.length > 0 ? setAt(0) : onDone()) }}
    >
      <BringList papers={bring.map(({ material, bringing }) => ({ ...material, bringing }))} />
      {papers.length === 0 && <Alert type="info" showIcon title={t('material.none')} />}
    </Frame>
  );
}

function placeOf(start: string | null, papers: readonly { readonly material: { readonly code: string } }[]) {
  const at = start === 'last' ? papers.length - 1 : papers.findIndex(({ material }) => material.code === start);
  return at < 0 ? null : at;
}
