import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  EnvironmentOutlined,
  RollbackOutlined,
  StopOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { shanghaiDate } from '../../../main/domain/dates.ts';
import type { VisitState } from '../../../main/domain/doorstep/visit.ts';
import { maskName } from '../../../main/domain/mask.ts';
import type { VisitView } from '../../../preload/contract-agent.ts';
import type { Tone } from '../../theme.ts';
import { ToneTag } from '../../widgets/ToneTag.tsx';
import { useAgentText } from './agent-text.ts';

const looks: Readonly<Record<VisitState, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  open: { tone: 'moving', icon: <ClockCircleOutlined /> },
  begun: { tone: 'warn', icon: <EnvironmentOutlined /> },
  returned: { tone: 'calm', icon: <RollbackOutlined /> },
  done: { tone: 'good', icon: <CheckCircleOutlined /> },
  cancelled: { tone: 'calm', icon: <StopOutlined /> },
};

/** Who (masked: others may look on), where, what, and what to bring. The whole card is the button. */
export function VisitCard({ view, onOpen }: { readonly view: VisitView; readonly onOpen: () => void }) {
  const { t } = useAgentText();
  const { visit, state, bring } = view;
  const names = visit.purpose === 'deliver' ? visit.documents : bring.map(({ name }) => name);
  return (
    <li>
      <button type="button" className="agent-card" data-visit={visit.id} onClick={onOpen}>
        <span className="agent-card-who">
          <b>{maskName(visit.personName)}</b>
          <VisitStateTag state={state} />
        </span>
        <span>
          <EnvironmentOutlined aria-hidden /> {visit.village} {visit.place}
        </span>
        <span>
          {t(`purpose.${visit.purpose}`)} {visit.itemName}
        </span>
        <span className="soft">
          {t('home.when', {
            day: shanghaiDate(visit.from).slice(5),
            from: hourOf(visit.from),
            until: hourOf(visit.until),
          })}
        </span>
        <span className="agent-card-bring">
          {names.length === 0 ? t('home.bringNothing') : t('home.bring', { list: names.join('、') })}
        </span>
      </button>
    </li>
  );
}

export function VisitStateTag({ state }: { readonly state: VisitState }) {
  const { t } = useAgentText();
  const { tone, icon } = looks[state];
  return (
    <ToneTag tone={tone} icon={icon}>
      {t(`state.${state}`)}
    </ToneTag>
  );
}

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

export const hourOf = (at: string): string => clock.format(new Date(at));
