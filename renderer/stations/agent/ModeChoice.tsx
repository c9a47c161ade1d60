import { BankOutlined, CheckCircleFilled, HomeOutlined } from '@ant-design/icons';
import { type VisitMode, visitModes } from '../../../main/domain/doorstep/visit.ts';
import { useAgentText } from './agent-text.ts';

const icons = { doorstep: <HomeOutlined />, delegate: <BankOutlined /> } as const;

interface ModeChoiceProps {
  readonly mode: VisitMode | null;
  /** Something was received in this way already: what was told to people stands. */
  readonly isFixed: boolean;
  readonly onChoose: (mode: VisitMode) => void;
}

/** 上门 or 代办: the first question, since it decides from when the days count. */
export function ModeChoice({ mode, isFixed, onChoose }: ModeChoiceProps) {
  const { t } = useAgentText();
  return (
    <section className="agent-sheet">
      <h2>{t('mode.title')}</h2>
      <div className="agent-modes" role="radiogroup" aria-label={t('mode.title')}>
        {visitModes.map((one) => (
          // biome-ignore lint/a11y/useSemanticElements: a large tile, chosen with the thumb
          <button
            key={one}
            type="button"
            role="radio"
            aria-checked={mode === one}
            className="agent-mode"
            data-mode={one}
            disabled={isFixed && mode !== one}
            onClick={() => mode !== one && onChoose(one)}
          >
            <span aria-hidden>{mode === one ? <CheckCircleFilled /> : icons[one]}</span>
            <b>{t(`mode.${one}`)}</b>
            <span>{t(`mode.${one}Says`)}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
