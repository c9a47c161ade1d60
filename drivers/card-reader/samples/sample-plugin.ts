import { createInterface } from 'node:readline';
import { cardOf, simulatedCitizens } from '../../bench/citizens.ts';

/**
 * A plug-in to begin a vendor's from, and the one that the tests run: it speaks both protocols (vendor-plugin.ts,
 * wlt-decoder.ts) and stands in for the library. `SAMPLE_PLUGIN` says how it behaves: `crash` ends in the middle of a card,
 * `hang` stops answering, `noise` talks nonsense between its lines.
 */
const behaviour = process.env.SAMPLE_PLUGIN ?? 'well';
const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);
const [citizen] = simulatedCitizens;

say({ say: 'status', condition: 'ready', identity: 'sample plug-in 1' });
if (behaviour === 'noise') process.stdout.write('vendor library v3.1 loaded\n{"say":"card","text":"short"}\n[1,2\n\n');
say({ say: 'busy' });
if (behaviour === 'crash') setTimeout(() => process.kill(process.pid, 'SIGKILL'), 100);
else if (citizen !== undefined) {
  const { text, photo } = cardOf(citizen);
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  setTimeout(() => say({ say: 'card', text: base64(text), photo: base64(photo) }), 100);
}

const commands = createInterface({ input: process.stdin });
commands.on('line', (line) => {
  if (behaviour === 'hang') return;
  const command = JSON.parse(line) as { do: string; id: number; wlt?: string };
  if (command.do === 'ping') say({ say: 'pong', id: command.id });
  if (command.do === 'decode') say({ say: 'refused', id: command.id, detail: 'this sample holds no vendor library' });
});
commands.on('close', () => process.exit(0));
