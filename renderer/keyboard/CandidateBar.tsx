import { DownOutlined, LeftOutlined, RightOutlined, UpOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { Candidate } from './engine/candidates.ts';
import { Key } from './Key.tsx';
import { useKeyboardText } from './keyboard-text.ts';

interface CandidateBarProps {
  readonly letters: string;
  readonly candidates: readonly Candidate[];
  readonly onChoose: (candidate: Candidate) => void;
}

const inRow = 9;
const onSheet = 45;

/** 候选: a row of the likeliest, a sheet of all. Their order never learns from anybody. */
export function CandidateBar({ letters, candidates, onChoose }: CandidateBarProps) {
  const { t } = useKeyboardText();
  const [isOpen, setOpen] = useState(false);
  const [page, setPage] = useState(0);
  const [shownFor, setShownFor] = useState(letters);
  if (shownFor !== letters) {
    setShownFor(letters);
    setPage(0);
    setOpen(false);
  }
  const size = isOpen ? onSheet : inRow;
  const shown = candidates.slice(page * size, (page + 1) * size);
  const hasMore = (page + 1) * size < candidates.length;
  return (
    <div className="candidates" data-open={isOpen ? '' : undefined}>
      <span className="candidate-letters mono">{letters}</span>
      <div className="candidate-list">
        {shown.map((candidate) => (
          <Key key={candidate.text} tone="quiet" onPress={() => onChoose(candidate)}>
            {candidate.text}
          </Key>
        ))}
        {letters !== '' && candidates.length === 0 && <span className="soft">{t('noCandidates')}</span>}
      </div>
      <span className="candidate-turn">
        {page > 0 && (
          <Key tone="quiet" label={t('before')} onPress={() => setPage(page - 1)}>
            <LeftOutlined />
          </Key>
        )}
        {hasMore && (
          <Key tone="quiet" label={t('next')} onPress={() => setPage(page + 1)}>
            <RightOutlined />
          </Key>
        )}
        {candidates.length > inRow && (
          <Key
            tone="quiet"
            label={t('more')}
            isOn={isOpen}
            onPress={() => {
              setOpen(!isOpen);
              setPage(0);
            }}
          >
            {isOpen ? <UpOutlined /> : <DownOutlined />}
          </Key>
        )}
      </span>
    </div>
  );
}
