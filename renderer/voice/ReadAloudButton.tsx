import { PauseCircleOutlined, SoundOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { defineText } from '../text.ts';
import { type Speech, stopSpeaking } from './speaker.ts';
import { useVoice } from './use-voice.ts';

const useReadAloudText = defineText(
  'read-aloud',
  { read: '读给我听', stop: '停止朗读' },
  { read: 'Read aloud', stop: 'Stop reading' },
);

/** 读给我听: not there where nothing on this machine can speak. It falls silent when its page is left. */
export function ReadAloudButton({ speech }: { readonly speech: Speech }) {
  const { t } = useReadAloudText();
  const voice = useVoice();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text ends the one before
  useEffect(() => stopSpeaking, [speech.key, speech.text]);
  if (!voice.canSay(speech)) return null;
  return voice.isSpeaking ? (
    <Button size="large" icon={<PauseCircleOutlined />} onClick={voice.stop}>
      {t('stop')}
    </Button>
  ) : (
    <Button size="large" icon={<SoundOutlined />} onClick={() => voice.say(speech)}>
      {t('read')}
    </Button>
  );
}
