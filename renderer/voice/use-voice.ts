import { useEffect, useState } from 'react';
import { useText } from '../text/shell-text.ts';
import { localVoice } from './local-voice.ts';
import { recordings } from './recordings.ts';
import { onSpeaking, type Speech, speak, stopSpeaking } from './speaker.ts';

/** 朗读 */
export interface VoiceOver {
  /** Whether anything on this machine can say it; without it no button is shown. */
  canSay(speech: Speech): boolean;
  /** Never says a number of a person or an amount: those are left to the eyes. */
  say(speech: Speech): void;
  stop(): void;
  readonly isSpeaking: boolean;
}

export function useVoice(): VoiceOver {
  const { language } = useText();
  const [recorded, setRecorded] = useState<ReadonlyMap<string, string>>(new Map());
  const [hasVoice, setHasVoice] = useState(false);
  const [isSpeaking, setSpeaking] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    void recordings().then((clips) => isCurrent && setRecorded(clips));
    const stopListening = onSpeaking(setSpeaking);
    return () => {
      isCurrent = false;
      stopListening();
    };
  }, []);
  useEffect(() => {
    const synthesis = window.speechSynthesis;
    if (synthesis === undefined) return;
    // The list of voices is empty at first and comes later.
    const look = () => setHasVoice(localVoice(synthesis.getVoices(), language) !== null);
    look();
    synthesis.addEventListener('voiceschanged', look);
    return () => synthesis.removeEventListener('voiceschanged', look);
  }, [language]);
  return {
    canSay: ({ key }) => hasVoice || (key !== undefined && recorded.has(key)),
    say: (speech) => void speak(speech, language),
    stop: stopSpeaking,
    isSpeaking,
  };
}
