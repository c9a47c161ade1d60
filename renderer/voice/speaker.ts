import { spokenText } from '../../main/domain/read-aloud/spoken-text.ts';
import type { Language } from '../text.ts';
import { localVoice, sentencesOf } from './local-voice.ts';
import { openRecording, recordings } from './recordings.ts';

/** What is to be said: the county's recording of `key` where there is one, `text` by the machine's own voice otherwise. */
export interface Speech {
  readonly key?: string;
  readonly text: string;
}

/** Of the one loudspeaker: a new sentence ends the one before. */
let stopCurrent: () => void = () => undefined;
const listeners = new Set<(isSpeaking: boolean) => void>();

export function onSpeaking(listener: (isSpeaking: boolean) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function stopSpeaking(): void {
  stopCurrent();
  stopCurrent = () => undefined;
  announce(false);
}

/** False when nothing here can say it. */
export async function speak({ key, text }: Speech, language: Language): Promise<boolean> {
  stopSpeaking();
  let isStopped = false;
  stopCurrent = () => {
    isStopped = true;
  };
  announce(true);
  const address = key === undefined ? undefined : (await recordings()).get(key);
  const sound = address === undefined ? null : await openRecording(address);
  if (isStopped) return true;
  if (sound !== null) return play(sound);
  return speakText(text, language);
}

async function play(sound: HTMLAudioElement): Promise<boolean> {
  const end = () => announce(false);
  stopCurrent = () => sound.pause();
  sound.addEventListener('ended', end, { once: true });
  try {
    await sound.play();
    return true;
  } catch {
    end();
    return false;
  }
}

function speakText(text: string, language: Language): boolean {
  const synthesis = window.speechSynthesis;
  const voice = synthesis === undefined ? null : localVoice(synthesis.getVoices(), language);
  const sentences = sentencesOf(spokenText(text, onScreen[language]));
  if (voice === null || sentences.length === 0) {
    announce(false);
    return false;
  }
  stopCurrent = () => synthesis.cancel();
  for (const [index, sentence] of sentences.entries()) {
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = slow;
    if (index === sentences.length - 1) utterance.onend = () => announce(false);
    // A cancelled one is an error of the engine's too; whoever cancelled has said so already.
    utterance.onerror = ({ error }) => {
      if (error !== 'canceled' && error !== 'interrupted') announce(false);
    };
    synthesis.speak(utterance);
  }
  return true;
}

/** For whoever hears badly. */
const slow = 0.85;
const onScreen: Readonly<Record<Language, string>> = { zh: '请看屏幕', en: 'see the screen' };

function announce(isSpeaking: boolean): void {
  for (const listener of listeners) listener(isSpeaking);
}
