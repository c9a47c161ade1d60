import type { Output } from '../../../../preload/contract.ts';
import { call } from '../../../bridge/client.ts';
import { useCitizenText } from '../../../citizen/citizen-text.ts';
import { NumberGiven } from '../asked/NumberGiven.tsx';

interface SpokenPageProps {
  readonly spoken: Output<'giveVoice'>;
  readonly onFinish: () => void;
}

/** The ledger keeps only what the code hashes to: it is on this page and on the slip, and nowhere else. */
export function SpokenPage({ spoken, onFinish }: SpokenPageProps) {
  const { t } = useCitizenText();
  const { number, queryCode } = spoken;
  return (
    <NumberGiven
      page="voice-done"
      title={t('voice.done')}
      number={{ label: t('voice.yourNumber'), text: number }}
      code={{ label: t('voice.code'), text: queryCode }}
      keep={t('voice.keep')}
      printing={{
        label: t('voice.print'),
        words: { printed: t('voice.printed'), look: t('voice.look'), failed: t('voice.notPrinted') },
        print: (order) => call('printVoiceSlip', { number, queryCode, ...order }),
      }}
      finish={{ label: t('finish'), onPress: onFinish }}
    />
  );
}
