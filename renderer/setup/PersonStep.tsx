import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { TerminalState } from '../../preload/contract.ts';
import { useTopic } from '../bridge/hooks.ts';
import { FirstUse } from '../stations/window/own-pin/FirstUse.tsx';
import { useOwnPinText } from '../stations/window/own-pin/own-pin-text.ts';
import { useSetupText } from './setup-text.ts';

/** The county's list arrives by itself; whoever holds a start code begins here. */
export function PersonStep({ terminal }: { readonly terminal: TerminalState }) {
  const { t } = useSetupText();
  const own = useOwnPinText();
  const people = useTopic('staff', 'operators') ?? [];
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = people.find(({ id }) => id === chosenId);
  const isSomebodyHere = terminal.operator !== null && people.some(({ id }) => id === terminal.operator?.id);
  if (isSomebodyHere) {
    return (
      <>
        <h2>{t('person.title')}</h2>
        <p role="status">
          <CheckCircleFilled aria-hidden /> {t('person.someone', { name: terminal.operator?.name ?? '' })}
        </p>
      </>
    );
  }
  if (chosen) return <FirstUse person={chosen} onBack={() => setChosenId(null)} onOldPin={() => setChosenId(null)} />;
  return (
    <>
      <h2>{t('person.title')}</h2>
      <p className="soft">{t('person.why')}</p>
      {!terminal.enrolled && <p>{t('person.notEnrolled')}</p>}
      {terminal.enrolled && people.length === 0 && <p>{own.t('noneYet', { office: terminal.officeName ?? '' })}</p>}
      <div className="setup-people">
        {people
          .filter(({ needsStartCode }) => needsStartCode)
          .map(({ id, name, post }) => (
            <Button key={id} onClick={() => setChosenId(id)}>
              {name} <span className="soft">{post}</span>
            </Button>
          ))}
      </div>
    </>
  );
}
