import { DownOutlined, EyeOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type RefObject, useEffect, useRef } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import type { OpenDoubt } from '../../../../main/domain/page-doubts.ts';
import type { ScanSource } from '../../../../main/domain/scan-choice.ts';
import { placeOf } from './doubts.ts';
import { usePageText } from './page-words.ts';
import { RetakeQuestion } from './RetakeQuestion.tsx';
import { useDoubts } from './use-doubts.ts';
import { isDialogOpen } from './use-step-keys.ts';

interface RetakeDockProps {
  readonly draft: Draft;
  readonly nameOf: (materialCode: string) => string;
  readonly source: ScanSource;
  readonly isBusy: boolean;
  readonly onRescan: (doubt: OpenDoubt) => void;
}

/**
 * Doubtful pages, one at a time, above the materials: always in sight, never in the way. F4 scans on while it asks, and
 * it can be put off to one line.
 */
export function RetakeDock({ draft, nameOf, source, isBusy, onRescan }: RetakeDockProps) {
  const { t } = usePageText();
  const { all, shown, turnTo, putOff } = useDoubts(draft);
  const dock = useRef<HTMLElement>(null);
  useCursorAfterAnswer(dock, shown);
  useQuestionKey(() => {
    turnTo(shown);
    dock.current?.focus();
  });
  if (all.length === 0) return null;
  const at = shown === null ? -1 : all.indexOf(shown);
  return (
    <section className="retake-dock" ref={dock} tabIndex={-1} aria-label={t('ask.region')}>
      <div className="retake-head" role="status">
        <EyeOutlined aria-hidden />
        <strong>{t('ask.count', { count: all.length })}</strong>
        <kbd>F7</kbd>
        {shown !== null && all.length > 1 && (
          <span className="retake-turn">
            <Button
              type="text"
              size="small"
              icon={<LeftOutlined />}
              aria-label={t('ask.before')}
              disabled={at === 0}
              onClick={() => turnTo(all[at - 1] ?? null)}
            />
            {t('ask.turn', { n: at + 1, count: all.length })}
            <Button
              type="text"
              size="small"
              icon={<RightOutlined />}
              aria-label={t('ask.after')}
              disabled={at === all.length - 1}
              onClick={() => turnTo(all[at + 1] ?? null)}
            />
          </span>
        )}
        <Button
          type="text"
          size="small"
          className="retake-later"
          icon={shown === null ? <EyeOutlined /> : <DownOutlined />}
          onClick={() => (shown === null ? turnTo(null) : putOff())}
        >
          {t(shown === null ? 'ask.now' : 'ask.later')}
        </Button>
      </div>
      {shown && (
        <RetakeQuestion
          key={placeOf(shown)}
          draftId={draft.id}
          doubt={shown}
          blanks={all.filter(({ why }) => why === 'blank')}
          name={nameOf(shown.materialCode)}
          source={source}
          isBusy={isBusy}
          onRescan={() => onRescan(shown)}
        />
      )}
    </section>
  );
}

/**
 * The button that was pressed leaves with its question. The cursor waits at the next question, on none of its buttons: a
 * second press on Enter must not answer it unread. After the last one it goes back to scanning.
 */
function useCursorAfterAnswer(dock: RefObject<HTMLElement | null>, shown: OpenDoubt | null): void {
  const wasInside = useRef(false);
  useEffect(() => {
    const note = ({ target }: Event) => {
      wasInside.current = target instanceof Node && dock.current?.contains(target) === true;
    };
    const signs = ['focusin', 'pointerdown'] as const;
    for (const sign of signs) document.addEventListener(sign, note);
    return () => {
      for (const sign of signs) document.removeEventListener(sign, note);
    };
  }, [dock]);
  const place = shown && placeOf(shown);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question, or none any more
  useEffect(() => {
    if (!wasInside.current || document.activeElement !== document.body) return;
    const next = dock.current ?? document.querySelector<HTMLElement>('[data-chosen="true"] .scan-button');
    next?.focus();
  }, [place]);
}

/** F7: to the question, from anywhere in the step. */
function useQuestionKey(onKey: () => void): void {
  const newest = useRef(onKey);
  newest.current = onKey;
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F7') return;
      // The browser would ask about its caret.
      event.preventDefault();
      if (!isDialogOpen()) newest.current();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
