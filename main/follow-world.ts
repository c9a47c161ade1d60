import type { DemoWorld } from './demo/demo-world.ts';
import { deviceTable } from './usecases/device-settings.ts';
import { followCodes } from './usecases/look-up-code.ts';
import { deskChanged, type TerminalParts } from './usecases/parts.ts';
import { followCards } from './usecases/read-card.ts';
import { syncView } from './usecases/sending.ts';
import { terminalState } from './usecases/terminal-state.ts';

/** What the devices and the demo's hands do reaches the screens. */
export function followWorld(parts: TerminalParts, demo: DemoWorld | null): () => void {
  const stops = [
    followCards(parts),
    followCodes(parts),
    parts.devices.onStatuses(() => parts.publish('devices', [...deviceTable(parts.devices)])),
    parts.devices.onCodeScannerStatus(() => parts.publish('devices', [...deviceTable(parts.devices)])),
    demo?.onChange((what) => {
      parts.publish('simulator', demo.simulator.state());
      // The screens take the time of day from there.
      if (what === 'clock') parts.publish('terminal', terminalState(parts));
    }),
  ];
  return () => {
    for (const stop of stops) stop?.();
  };
}

/** What sync did reaches the screens: the state of the line always, the rest where it changed. */
export function followSync(parts: TerminalParts): () => void {
  let counter = parts.ledger.changeCounter();
  let catalogue = parts.ledger.fact('catalogueHash');
  return () => {
    parts.publish('sync', syncView(parts));
    const [counterNow, catalogueNow] = [parts.ledger.changeCounter(), parts.ledger.fact('catalogueHash')];
    if (catalogueNow !== catalogue) parts.publish('terminal', terminalState(parts));
    if (counterNow !== counter) deskChanged(parts);
    [counter, catalogue] = [counterNow, catalogueNow];
  };
}
