/** 提示音: made by the page itself, so that no file is needed and nothing is fetched. */
export type Chime = 'alarm' | 'coming';

const tones: Readonly<Record<Chime, readonly { readonly hertz: number; readonly atSeconds: number }[]>> = {
  alarm: [
    { hertz: 880, atSeconds: 0 },
    { hertz: 880, atSeconds: 0.35 },
  ],
  coming: [
    { hertz: 523, atSeconds: 0 },
    { hertz: 659, atSeconds: 0.25 },
  ],
};
const lengthSeconds = 0.22;
const loudness = 0.35;

let context: AudioContext | null = null;

/** A machine without a loudspeaker stays silent; the page says the same in words. */
export function chime(kind: Chime): void {
  try {
    context ??= new AudioContext();
    void context.resume();
    for (const { hertz, atSeconds } of tones[kind]) ring(context, hertz, context.currentTime + atSeconds);
  } catch {
    context = null;
  }
}

function ring(audio: AudioContext, hertz: number, from: number): void {
  const [source, volume] = [audio.createOscillator(), audio.createGain()];
  source.frequency.value = hertz;
  volume.gain.setValueAtTime(loudness, from);
  volume.gain.exponentialRampToValueAtTime(0.001, from + lengthSeconds);
  source.connect(volume).connect(audio.destination);
  source.start(from);
  source.stop(from + lengthSeconds);
}
