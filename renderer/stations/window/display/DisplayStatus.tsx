import {
  CheckCircleOutlined,
  DesktopOutlined,
  DisconnectOutlined,
  EyeOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { DisplayState } from '../../../../preload/contract-display.ts';
import { ToneTag } from '../../../widgets/ToneTag.tsx';
import { useDisplayWords } from './display-words.ts';

type Task = NonNullable<DisplayState['task']>;

interface DisplayStatusProps {
  readonly state: DisplayState;
  /** Draft, application or document that this place is about. */
  readonly about: readonly string[];
  readonly onShow?: (pointer: string) => void;
}

/** 「群众正在看第 2 页」: how far it is on the other side of the glass. */
export function DisplayStatus({ state, about, onShow }: DisplayStatusProps) {
  const { t } = useDisplayWords();
  const task = state.task !== null && about.includes(state.task.about) ? state.task : null;
  if (task === null) {
    return state.screens === 0 ? null : (
      <ToneTag tone="calm" icon={<DesktopOutlined />}>
        {t('ready')}
      </ToneTag>
    );
  }
  if (state.screens === 0 && (task.stage === 'reading' || task.stage === 'signing')) {
    return (
      <ToneTag tone="warn" icon={<DisconnectOutlined />}>
        {t('lost')}
      </ToneTag>
    );
  }
  if (task.stage === 'wrong') return <WrongAnswers task={task} onShow={onShow} />;
  const tone = { reading: 'moving', signing: 'moving', done: 'good', declined: 'warn', changed: 'warn' } as const;
  const icon = {
    reading: <EyeOutlined />,
    signing: <EyeOutlined />,
    done: <CheckCircleOutlined />,
    declined: <WarningOutlined />,
    changed: <WarningOutlined />,
  };
  return (
    <ToneTag tone={tone[task.stage]} icon={icon[task.stage]}>
      <span data-testid="display-stage">
        <StageWords task={task} />
      </span>
    </ToneTag>
  );
}

function StageWords({ task: { what, stage, page, pages } }: { readonly task: Task }) {
  const { t } = useDisplayWords();
  if (stage === 'reading' && what === 'rate') return t('rating');
  if (stage === 'reading' && what === 'fee') return t('fees');
  if (stage === 'reading') return t('reading', { page: page + 1, pages });
  if (stage === 'done' && what === 'rate') return t('rated');
  return stage === 'wrong' ? t('wrong') : t(stage);
}

function WrongAnswers({ task, onShow }: { readonly task: Task; readonly onShow: DisplayStatusProps['onShow'] }) {
  const { t } = useDisplayWords();
  return (
    <span className="tone tone-warn display-wrong-answers" role="status">
      <WarningOutlined aria-hidden /> {t('wrong')}
      {task.wrong.map(({ pointer, label }) => (
        <span key={pointer}>
          {label}{' '}
          {onShow && pointer.startsWith('/') && (
            <button type="button" className="link" onClick={() => onShow(`/form${pointer}`)}>
              {t('fix')}
            </button>
          )}
        </span>
      ))}
    </span>
  );
}
