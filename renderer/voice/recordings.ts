/** Recorded clips of a county (`voice/` in the terminal's data directory), by key. Asked for once a page. */
let known: Promise<ReadonlyMap<string, string>> | null = null;

export function recordings(): Promise<ReadonlyMap<string, string>> {
  known ??= fetchRecordings();
  return known;
}

async function fetchRecordings(): Promise<ReadonlyMap<string, string>> {
  try {
    const reply = await fetch('/voice/index.json');
    if (!reply.ok) return new Map();
    const files = (await reply.json()) as readonly string[];
    return new Map(files.map((file) => [file.replace(/\.[a-z0-9]+$/, ''), `/voice/${file}`]));
  } catch {
    return new Map(); // no line to the main process: nothing is recorded that could be played
  }
}

/** As a blob: Electron streams no sound from a page's own scheme. */
export async function openRecording(address: string): Promise<HTMLAudioElement | null> {
  try {
    const reply = await fetch(address);
    if (!reply.ok) return null;
    const sound = new Audio(URL.createObjectURL(await reply.blob()));
    sound.addEventListener('ended', () => URL.revokeObjectURL(sound.src), { once: true });
    return sound;
  } catch {
    return null;
  }
}
