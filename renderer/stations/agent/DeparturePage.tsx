import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { AgentHome } from '../../../preload/contract-agent.ts';
import { ToneTag } from '../../widgets/ToneTag.tsx';
import { Waiting } from '../../widgets/Waiting.tsx';
import { useAgentText } from './agent-text.ts';
import { useDepartureText } from './departure-text.ts';
import { useBattery } from './use-battery.ts';

const fullDayPercent = 60;

/** 出门前检查: each line is fine, or says what to do. Nothing here keeps anybody from going. */
export function DeparturePage({ home, onAgain }: { readonly home: AgentHome | null; readonly onAgain: () => void }) {
  const { t } = useAgentText();
  const { t: say } = useDepartureText();
  const battery = useBattery();
  if (!home) return <Waiting />;
  const isCharged = battery === null || battery.percent >= fullDayPercent || battery.isCharging;
  const figure = !battery ? t('meters.unknown') : battery.isOnMains ? t('meters.mains') : `${battery.percent}%`;
  const checks = [...home.checks, { name: 'battery' as const, isFine: isCharged, figure }];
  return (
    <div className="agent-column">
      <h1>{say('title')}</h1>
      <p className="soft">{checks.every(({ isFine }) => isFine) ? say('allGood') : say('how')}</p>
      <ul className="agent-checks">
        {checks.map(({ name, isFine, figure: words }) => (
          <li key={name} data-check={name} data-fine={isFine}>
            <b>{say(`name.${name}`)}</b>
            <ToneTag
              tone={isFine ? 'good' : 'warn'}
              icon={isFine ? <CheckCircleOutlined /> : <ExclamationCircleOutlined />}
            >
              {say(wordsKey(name, isFine, words), { figure: words })}
            </ToneTag>
          </li>
        ))}
      </ul>
      <Button size="large" onClick={onAgain}>
        {say('check')}
      </Button>
    </div>
  );
}

type CheckName = AgentHome['checks'][number]['name'] | 'battery';

function wordsKey(name: CheckName, isFine: boolean, figure: string) {
  if (isFine) return `fine.${name}` as const;
  return name === 'contact' && figure === '0' ? 'todo.contactOver' : (`todo.${name}` as const);
}
