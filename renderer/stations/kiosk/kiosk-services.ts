import type { DeviceStatusView } from '../../../preload/contract-devices.ts';

/** What the kiosk offers; each tile of its home is one of these, six at most. */
export const kioskServices = ['apply', 'progress', 'guides', 'ticket', 'voice', 'papers'] as const;
export type KioskService = (typeof kioskServices)[number];

/** Why something does not work, as far as a citizen needs to know. */
export type Hindrance = 'reader-missing' | 'no-paper' | 'cover-open' | 'jammed' | 'printer-missing';

type Need = 'card-reader' | 'receipt-printer';
type Devices = readonly Pick<DeviceStatusView, 'deviceClass' | 'name' | 'condition' | 'trouble'>[];

/** Reading needs nobody's card: guides and notices work as long as the screen does. */
const needs: Readonly<Record<KioskService, readonly Need[]>> = {
  apply: ['card-reader'],
  progress: ['card-reader'],
  guides: [],
  ticket: [],
  voice: [],
  papers: ['card-reader'],
};

export interface KioskState {
  /** Services that do not work now, each with the first thing in its way. */
  readonly hindered: Readonly<Partial<Record<KioskService, Hindrance>>>;
  /** What keeps slips and receipts from being printed; nothing else stops for it. */
  readonly printing: Hindrance | null;
  /** Nothing that takes more than the screen works: the kiosk says so instead of greeting. */
  readonly isOutOfService: boolean;
  /** Of several receipt printers the first that can print. */
  readonly printer: string | null;
}

/** The one table of device states, read as a citizen would ask it. */
export function kioskState(devices: Devices): KioskState {
  const hindered: Partial<Record<KioskService, Hindrance>> = {};
  for (const service of kioskServices) {
    const hindrance = needs[service].map((need) => inTheWay(need, devices)).find((one) => one !== null);
    if (hindrance) hindered[service] = hindrance;
  }
  return {
    hindered,
    printing: inTheWay('receipt-printer', devices),
    isOutOfService: kioskServices.every((service) => needs[service].length === 0 || hindered[service]),
    printer: devices.find((device) => device.deviceClass === 'receipt-printer' && works(device))?.name ?? null,
  };
}

/**
 * A device that is being opened says nothing yet: it is taken for what it was before, so that a reader that is tried again
 * and again does not make the page come and go. Before its first word it counts as working.
 */
export function settled<D extends Devices[number]>(before: readonly D[], now: readonly D[]): readonly D[] {
  return now.map((device) =>
    device.condition === 'opening'
      ? (before.find((one) => one.deviceClass === device.deviceClass && one.name === device.name) ?? device)
      : device,
  );
}

function inTheWay(need: Need, devices: Devices): Hindrance | null {
  const candidates = devices.filter(({ deviceClass }) => deviceClass === need);
  if (candidates.some(works)) return null;
  if (need === 'card-reader') return 'reader-missing';
  // Of several the one that a person can put right says more than the one that is not there.
  const helpable = candidates.find(({ condition }) => condition === 'needs-help');
  switch (helpable?.trouble) {
    case 'printer/out-of-paper':
      return 'no-paper';
    case 'printer/cover-open':
      return 'cover-open';
    case 'printer/jammed':
      return 'jammed';
    default:
      return 'printer-missing';
  }
}

/** unknown: a printer that can't tell how it is prints all the same. */
function works({ condition }: Devices[number]): boolean {
  return condition !== 'absent' && condition !== 'needs-help';
}
