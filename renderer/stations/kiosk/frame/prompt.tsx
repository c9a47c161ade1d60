import { SoundOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useVoice } from '../../../voice/use-voice.ts';
import { useKioskSession } from '../session/kiosk-session.ts';
import { useFrameText } from './frame-text.ts';

/** 语音提示: what is said about a page. `key` names a recording of the county. Never a number of a person, never an amount. */
export interface Prompt {
  readonly key: string;
  readonly text: string;
}

interface PromptPlace {
  readonly prompt: Prompt;
  readonly set: (prompt: Prompt | null) => void;
}

const PromptContext = createContext<PromptPlace | null>(null);

/** A page inside of another says something of its own while it is there. */
export function useKioskPrompt({ key, text }: Prompt): void {
  const set = useContext(PromptContext)?.set;
  useEffect(() => {
    set?.({ key, text });
    return () => set?.(null);
  }, [set, key, text]);
}

/**
 * In elder mode each page is said once by itself. `usual`: for a page that says nothing of its own, and for one whose own
 * words nothing on this machine can say (a county may have recorded the usual ones alone).
 */
export function Prompts({ usual, children }: { readonly usual: Prompt; readonly children: ReactNode }) {
  const { mode } = useKioskSession();
  const voice = useVoice();
  const [own, setOwn] = useState<Prompt | null>(null);
  const { key, text } = own !== null && voice.canSay(own) ? own : usual;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the voice is the same one at each drawing
  useEffect(() => {
    if (mode === 'elder') voice.say({ key, text });
    return () => voice.stop();
  }, [mode, key, text]);
  const place = useMemo<PromptPlace>(() => ({ prompt: { key, text }, set: setOwn }), [key, text]);
  return <PromptContext value={place}>{children}</PromptContext>;
}

/** 再说一遍; not there where nothing on this machine can speak. */
export function RepeatButton() {
  const { t } = useFrameText();
  const prompt = useContext(PromptContext)?.prompt;
  const voice = useVoice();
  if (prompt === undefined || !voice.canSay(prompt)) return null;
  return (
    <Button icon={<SoundOutlined />} onClick={() => voice.say(prompt)}>
      {t('repeat')}
    </Button>
  );
}
