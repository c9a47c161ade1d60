import type { Language } from '../text.ts';

type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService'>;

/** Only voices that live on this machine: what a citizen's page says must not go to anybody's server. */
export function localVoice<V extends Voice>(voices: readonly V[], language: Language): V | null {
  const fits = voices.filter((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language));
  const home = language === 'zh' ? /^(zh|cmn)[-_](hans[-_])?cn/i : /^en/i;
  return fits.find((voice) => home.test(voice.lang)) ?? fits[0] ?? null;
}

/** One sentence after the other: an engine that hangs on a long text stays in reach of the stop button. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[。！？；!?;\n])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
