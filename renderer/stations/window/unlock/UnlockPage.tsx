import './unlock.css';
import { UserOutlined } from '@ant-design/icons';
import { Alert, Button, Tag } from 'antd';
import { useState } from 'react';
import type { Operator, TerminalState } from '../../../../preload/contract.ts';
import type { StaffMember } from '../../../../preload/contract-staff.ts';
import { useTopic } from '../../../bridge/hooks.ts';
import { HelpButton } from '../../../help/HelpButton.tsx';
import { useText } from '../../../text/shell-text.ts';
import { TrainingDoor } from '../../../training/TrainingDoor.tsx';
import { LanguageButton } from '../../../widgets/LanguageButton.tsx';
import { EnrolmentBlock } from '../enrolment/EnrolmentBlock.tsx';
import { FirstUse } from '../own-pin/FirstUse.tsx';
import { useOwnPinText } from '../own-pin/own-pin-text.ts';
import { PinPad } from './PinPad.tsx';

interface UnlockPageProps {
  readonly terminal: TerminalState;
  /** Who worked here before the screen was locked. */
  readonly lastOperator?: Operator | null;
}

/** Who works here now? Until then the ledger stays sealed and the screen shows nobody's data. */
export function UnlockPage({ terminal, lastOperator = null }: UnlockPageProps) {
  const { t } = useText();
  const own = useOwnPinText();
  const people = useTopic('staff', 'operators');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [hasOldPin, setOldPin] = useState(false);
  const chosen = people?.find(({ id }) => id === chosenId) ?? null;
  const isGone = people !== null && lastOperator !== null && !people.some(({ id }) => id === lastOperator.id);
  const isFirstStart = people?.length === 0 && !terminal.enrolled;
  const choose = (id: string | null) => {
    setChosenId(id);
    setOldPin(false);
  };
  return (
    <main className="unlock-page">
      <header>
        <h1 className="clip">{terminal.officeName ?? t('product')}</h1>
        <p className="soft">
          {[terminal.countyName, terminal.demo && !terminal.training ? t('settings.demo') : null]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </header>
      {isFirstStart && <EnrolmentBlock sync={null} />}
      {!isFirstStart && people && (
        <section className="sheet unlock-sheet">
          {isGone && <Alert type="warning" showIcon role="alert" title={own.t('gone', { name: lastOperator.name })} />}
          {chosen?.needsStartCode && !hasOldPin && (
            <FirstUse key={chosen.id} person={chosen} onBack={() => choose(null)} onOldPin={() => setOldPin(true)} />
          )}
          {chosen && (!chosen.needsStartCode || hasOldPin) && (
            <PinPad operator={chosen} isDemo={terminal.demo} onBack={() => choose(null)} />
          )}
          {!chosen && (
            <>
              <h2>{t('unlock.title')}</h2>
              {people.length === 0 && <p>{own.t('noneYet', { office: terminal.officeName ?? '' })}</p>}
              <ul className="operator-tiles">
                {people.map((person, index) => (
                  <OperatorTile
                    key={person.id}
                    person={person}
                    isFirst={index === 0}
                    onChosen={() => choose(person.id)}
                  />
                ))}
              </ul>
            </>
          )}
        </section>
      )}
      {!terminal.training && terminal.station !== 'kiosk' && <TrainingDoor />}
      <div>
        <LanguageButton />
        <HelpButton page="lock" />
      </div>
    </main>
  );
}

interface OperatorTileProps {
  readonly person: StaffMember;
  readonly isFirst: boolean;
  readonly onChosen: () => void;
}

function OperatorTile({ person, isFirst, onChosen }: OperatorTileProps) {
  const { t } = useOwnPinText();
  return (
    <li>
      <Button block className="operator-tile" autoFocus={isFirst} onClick={onChosen}>
        <UserOutlined aria-hidden />
        <span className="clip">{person.name}</span>
        <span className="soft clip">{person.post}</span>
        {person.needsStartCode && <Tag>{t('isNew')}</Tag>}
      </Button>
    </li>
  );
}
