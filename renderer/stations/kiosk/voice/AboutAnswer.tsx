import { StopOutlined } from '@ant-design/icons';
import { useEffect } from 'react';
import { shanghaiDate } from '../../../../main/domain/dates.ts';
import { onTopic } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { dayWords } from '../../../disclosure/day-words.ts';
import { BigChoices } from '../asked/BigChoices.tsx';
import { useKioskSession } from '../session/kiosk-session.ts';
import { useVoiceText } from './voice-text.ts';

interface AboutAnswerProps {
  readonly value: string;
  /** Said to be about no matter in particular. */
  readonly isNone: boolean;
  readonly onDone: (localNumber: string) => void;
}

const none = '-';

/** 办件编号: one of the visitor's own, the one of a receipt before the scanner, or none. Nobody types such a number. */
export function AboutAnswer({ value, isNone, onDone }: AboutAnswerProps) {
  const { t } = useVoiceText();
  const { citizen } = useKioskSession();
  useEffect(
    () =>
      onTopic('code', (code) => {
        if (code.kind === 'application' || code.kind === 'elsewhere') onDone(code.localNumber);
      }),
    [onDone],
  );
  return (
    <>
      {citizen?.kind === 'card' ? (
        <OwnMatters value={value} isNone={isNone} onDone={onDone} />
      ) : (
        <BigChoices
          choices={[
            { key: none, label: t('ask.aboutNone'), icon: <StopOutlined aria-hidden /> },
            ...(value === '' ? [] : [{ key: value, label: value, hint: t('ask.aboutRead') }]),
          ]}
          chosen={isNone ? [none] : value === '' ? [] : [value]}
          onChoose={(key) => onDone(key === none ? '' : key)}
        />
      )}
      <p className="soft">{t('ask.aboutScan')}</p>
    </>
  );
}

function OwnMatters({ value, isNone, onDone }: AboutAnswerProps) {
  const { t, language } = useVoiceText();
  const own = useCall('kioskCases', {}).value ?? [];
  return (
    <BigChoices
      choices={[
        { key: none, label: t('ask.aboutNone'), icon: <StopOutlined aria-hidden /> },
        ...own.map(({ localNumber, itemName, receivedAt }) => ({
          key: localNumber,
          label: itemName,
          hint: t('ask.aboutOf', { date: dayWords(shanghaiDate(receivedAt), language) }),
        })),
      ]}
      chosen={isNone ? [none] : value === '' ? [] : [value]}
      onChoose={(key) => onDone(key === none ? '' : key)}
    />
  );
}
