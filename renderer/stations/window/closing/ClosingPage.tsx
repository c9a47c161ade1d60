import './closing.css';
import { Alert, Button, Segmented } from 'antd';
import { useState } from 'react';
import { shanghaiDate } from '../../../../main/domain/dates.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { dayWords } from '../../../disclosure/day-words.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useTerminalClock } from '../../../widgets/use-terminal-clock.ts';
import { Waiting } from '../../../widgets/Waiting.tsx';
import type { UnlockedTerminal } from '../pages.ts';
import { ClosingDrawer } from './ClosingDrawer.tsx';
import { ClosingList } from './ClosingList.tsx';
import { useClosingText } from './closing-text.ts';
import { FiguresView } from './FiguresView.tsx';
import { SignForm } from './SignForm.tsx';

/** 交接班和日结: what was done, what is left open, and two signatures under it. */
export function ClosingPage({ terminal }: { readonly terminal: UnlockedTerminal }) {
  const { t, language } = useClosingText();
  const today = shanghaiDate(useTerminalClock());
  const [kind, setKind] = useState<'shift' | 'day'>('day');
  const [day, setDay] = useState<string | null>(null);
  const [opened, setOpened] = useState<number | null>(null);
  const view = useCall('closingView', { kind, day: kind === 'day' ? day : null });
  const list = useCall('closings', {});
  const notClosed = list.value?.daysNotClosed ?? [];
  const again = () => {
    view.again();
    list.again();
  };
  return (
    <div className="closing">
      <NotClosed days={notClosed} onChoose={chooseDay} />
      <div className="page-head">
        <Segmented<'shift' | 'day'>
          value={kind}
          options={[
            { value: 'day', label: t('day') },
            { value: 'shift', label: t('shift') },
          ]}
          onChange={setKind}
        />
        <b>{t('of', { day: dayWords(view.value?.day ?? day ?? today, language) })}</b>
        {kind === 'shift' && view.value && (
          <span className="soft">
            {view.value.since === null ? t('fromMorning') : t('since', { time: view.value.since })}
          </span>
        )}
        {day !== null && <Button onClick={() => setDay(null)}>{t('backToday')}</Button>}
      </div>
      {view.failure && <FailureAlert failure={view.failure} onAgain={again} />}
      {!view.value && !view.failure && <Waiting words={t('counting')} kinds={['closing']} />}
      {view.value && (
        <div className="closing-grid">
          <div className="sheet">
            <FiguresView figures={view.value.figures} draftsOpen={view.value.draftsOpen} />
          </div>
          <div className="sheet">
            <SignForm
              key={`${kind} ${view.value.day}`}
              kind={kind}
              view={view.value}
              operatorName={terminal.operator.name}
              onSigned={(seq) => {
                setDay(null);
                setOpened(seq);
                again();
              }}
              onChanged={again}
            />
          </div>
        </div>
      )}
      <ClosingList rows={list.value?.closings ?? []} onOpen={setOpened} />
      {opened !== null && <ClosingDrawer seq={opened} onClose={() => setOpened(null)} />}
    </div>
  );

  function chooseDay(chosen: string): void {
    setKind('day');
    setDay(chosen);
  }
}

/** 昨日未结: said every morning until somebody closes it. */
export function NotClosed({
  days,
  onChoose,
}: {
  readonly days: readonly string[];
  readonly onChoose: (day: string) => void;
}) {
  const { t, language } = useClosingText();
  const oldest = days[0];
  if (oldest === undefined) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('notClosed', { days: days.map((one) => dayWords(one, language)).join(language === 'zh' ? '、' : ', ') })}
      description={t('notClosedBody')}
      action={<Button onClick={() => onChoose(oldest)}>{t('closeNow', { day: dayWords(oldest, language) })}</Button>}
    />
  );
}
