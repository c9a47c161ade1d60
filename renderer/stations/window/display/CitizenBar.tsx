import './display.css';
import { CheckCircleOutlined, EditOutlined, SolutionOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { shortTime } from '../../../../main/domain/dates.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { ToneTag } from '../../../widgets/ToneTag.tsx';
import { isDialogOpen } from '../intake/use-step-keys.ts';
import { DisplayStatus } from './DisplayStatus.tsx';
import { useDisplayWords } from './display-words.ts';
import { PadButton } from './PadButton.tsx';
import { useCitizenWord, useDisplay } from './use-display.ts';

interface CitizenBarProps {
  readonly draftId: string;
  /** Nothing is missing: what the citizen signs is what is accepted. */
  readonly isComplete: boolean;
  readonly onShow: (pointer: string) => void;
}

/** 请群众确认、签名 (F10), before the application is accepted. */
export function CitizenBar({ draftId, isComplete, onShow }: CitizenBarProps) {
  const { t } = useDisplayWords();
  const { state, failure, ask, takeBack } = useDisplay();
  const word = useCitizenWord(draftId);
  const confirm = (withSignature: boolean) => void ask({ what: 'confirm', draftId, withSignature });
  useF10(() => state !== null && state.screens > 0 && confirm(isComplete));
  if (state === null) return null;
  const isThere = state.screens > 0;
  const isOpen = state.task?.about === draftId && ['reading', 'signing'].includes(state.task.stage);
  return (
    <section className="panel citizen-bar" aria-label={t('title')}>
      <div className="citizen-bar-line">
        <strong>{t('title')}</strong>
        {isThere ? (
          <>
            <Button icon={<SolutionOutlined />} onClick={() => confirm(false)}>
              {t('confirm')}
              {!isComplete && ' F10'}
            </Button>
            <Button icon={<EditOutlined />} disabled={!isComplete} onClick={() => confirm(true)}>
              {t('confirmAndSign')}
              {isComplete && ' F10'}
            </Button>
            {isOpen && <Button onClick={() => void takeBack()}>{t('takeBack')}</Button>}
          </>
        ) : (
          <ToneTag tone="calm" icon={<WarningOutlined />}>
            {t('none')}
          </ToneTag>
        )}
        {word?.hasPad && isComplete && <PadButton about={{ id: draftId }} />}
        <DisplayStatus state={state} about={[draftId]} onShow={onShow} />
      </div>
      {state.screens > 1 && (
        <p>
          <ToneTag tone="warn" icon={<WarningOutlined />}>
            {t('several', { count: state.screens })}
          </ToneTag>
        </p>
      )}
      {word && <Word word={word} />}
      {!isThere && !word?.hasPad && <p className="soft">{t('noneHint')}</p>}
      {failure && <FailureAlert failure={failure} />}
    </section>
  );
}

function Word({ word }: { readonly word: NonNullable<ReturnType<typeof useCitizenWord>> }) {
  const { t } = useDisplayWords();
  const { confirmed } = word;
  const signed = word.signatures.findLast(({ about }) => about === 'application-form');
  return (
    <p className="citizen-bar-line">
      {confirmed && (
        <Said stands={confirmed.stands}>
          {confirmed.stands ? t('confirmedAt', { at: shortTime(confirmed.at) }) : t('confirmedBefore')}
        </Said>
      )}
      {signed && (
        <Said stands={signed.stands}>
          {signed.stands ? t('signedAt', { at: shortTime(signed.at) }) : t('signedBefore')}
        </Said>
      )}
    </p>
  );
}

function Said({ stands, children }: { readonly stands: boolean; readonly children: string }) {
  return (
    <ToneTag tone={stands ? 'good' : 'warn'} icon={stands ? <CheckCircleOutlined /> : <WarningOutlined />}>
      {children}
    </ToneTag>
  );
}

function useF10(onKey: () => unknown): void {
  const newest = useRef(onKey);
  newest.current = onKey;
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F10' || event.altKey || event.ctrlKey) return;
      event.preventDefault();
      if (!isDialogOpen()) newest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
