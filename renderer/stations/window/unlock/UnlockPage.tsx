import './unlock.css';
import { UserOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Operator, TerminalState } from '../../../../preload/contract.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { useText } from '../../../text/shell-text.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { LanguageButton } from '../../../widgets/LanguageButton.tsx';
import { PinPad } from './PinPad.tsx';

/** Who works here now? Until then the ledger stays sealed and the screen shows nobody's data. */
export function UnlockPage({ terminal }: { readonly terminal: TerminalState }) {
  const { t } = useText();
  const operators = useCall('operators', {});
  const [chosen, setChosen] = useState<Operator | null>(null);
  const people = operators.value ?? [];
  return (
    <main className="unlock-page">
      <header>
        <h1 className="clip">{terminal.officeName ?? t('product')}</h1>
        <p className="soft">
          {[terminal.countyName, terminal.demo ? t('settings.demo') : null].filter(Boolean).join(' · ')}
        </p>
      </header>
      <section className="sheet unlock-sheet">
        {operators.failure && <FailureAlert failure={operators.failure} onAgain={operators.again} />}
        {chosen ? (
          <PinPad operator={chosen} isDemo={terminal.demo} onBack={() => setChosen(null)} />
        ) : (
          <>
            <h2>{t('unlock.title')}</h2>
            {operators.value && people.length === 0 && <p>{t('unlock.none')}</p>}
            <ul className="operator-tiles">
              {people.map((person, index) => (
                <li key={person.id}>
                  <Button block className="operator-tile" autoFocus={index === 0} onClick={() => setChosen(person)}>
                    <UserOutlined aria-hidden />
                    <span className="clip">{person.name}</span>
                    <span className="soft clip">{person.post}</span>
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <LanguageButton />
    </main>
  );
}
