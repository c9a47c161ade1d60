import { cardOf, simulatedCitizens } from '../../bench/citizens.ts';
import { pluginSide } from '../../plugin/plugin-side.ts';

/**
 * A plug-in to begin a vendor's from, and the one that the tests run: it speaks both protocols (vendor-plugin.ts,
 * wlt-decoder.ts) and stands in for the library. `SAMPLE_PLUGIN` says how it behaves: `crash` ends in the middle of a card,
 * `hang` stops answering, `noise` talks nonsense in between.
 */
const behaviour = process.env.SAMPLE_PLUGIN ?? 'well';
const { say, onMessage } = pluginSide();
const [citizen] = simulatedCitizens;

say({ say: 'status', condition: 'ready', identity: 'sample plug-in 1' });
if (behaviour === 'noise') {
  process.stdout.write('vendor library v3.1 loaded\n');
  for (const nonsense of [{ say: 'card', text: 'short' }, [1, 2], {}]) say(nonsense);
}
say({ say: 'busy' });
if (behaviour === 'crash') setTimeout(() => process.kill(process.pid, 'SIGKILL'), 100);
else if (citizen !== undefined) {
  const { text, photo } = cardOf(citizen);
  setTimeout(() => say({ say: 'card', text, photo: Buffer.from(photo).toString('base64') }), 100);
}

onMessage((message) => {
  if (behaviour === 'hang') return;
  const command = message as { do: string; id: number; wlt?: string };
  if (command.do === 'ping') say({ say: 'pong', id: command.id });
  if (command.do === 'decode') say({ say: 'refused', id: command.id, detail: 'this sample holds no vendor library' });
});
