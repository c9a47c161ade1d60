import { isIPv4, isIPv6 } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FoundScanner, ScannerDiscovery } from './discovery.ts';

/** As far as it is read here, of what a device says of itself: all of it is foreign. */
interface Announced {
  readonly type: string;
  readonly name?: string;
  readonly host?: string;
  readonly port: number;
  readonly addresses?: readonly string[];
  readonly txt?: unknown;
}

export interface MdnsOptions {
  /** Options of multicast-dns: another port, another interface. */
  readonly socket?: Readonly<Record<string, unknown>>;
}

/** eSCL scanners by `_uscan._tcp` and `_uscans._tcp` (devices §5.1); the secured service of a device comes first. */
export function mdnsDiscovery({ socket = {} }: MdnsOptions = {}): ScannerDiscovery {
  return {
    async find(limitMs) {
      // Opens a multicast socket: loaded only when somebody looks for scanners.
      const { Bonjour } = await import('bonjour-service');
      const found: Announced[] = [];
      let isBroken = false;
      const bonjour = new Bonjour(socket, () => {
        isBroken = true;
      });
      const browsers = ['uscans', 'uscan'].map((type) =>
        bonjour.find({ type, protocol: 'tcp' }, (service) => void found.push(service)),
      );
      await sleep(limitMs);
      for (const browser of browsers) browser.stop();
      await new Promise<void>((resolve) => {
        if (isBroken) resolve();
        else bonjour.destroy(() => resolve());
      });
      return listed(found);
    },
  };
}

/** One line a device, whatever it announced. */
export function listed(announced: readonly Announced[]): readonly FoundScanner[] {
  const devices = new Map<string, FoundScanner>();
  for (const service of announced.toSorted((a, b) => b.type.length - a.type.length)) {
    const place = placeOf(service);
    if (place === null) continue;
    const secured = service.type === 'uscans';
    const key = textOf(service.txt, 'uuid')?.toLowerCase() ?? place;
    if (devices.has(key)) continue;
    const address = `${secured ? 'https' : 'http'}://${place}:${service.port}/${resourceOf(service.txt)}`;
    if (!URL.canParse(address)) continue;
    devices.set(key, { address, name: (textOf(service.txt, 'ty') ?? service.name ?? place).slice(0, 100) });
  }
  return [...devices.values()];
}

/** An address before a name: county terminals often have no resolver for `.local`. */
function placeOf({ addresses = [], host, port }: Announced): string | null {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return null;
  const four = addresses.find((address) => isIPv4(address) && !address.startsWith('169.254.'));
  if (four !== undefined) return four;
  const six = addresses.find((address) => isIPv6(address) && !/^fe80/i.test(address));
  if (six !== undefined) return `[${six}]`;
  return host !== undefined && /^[\w.-]{1,253}$/.test(host) ? host.replace(/\.$/, '') : null;
}

function resourceOf(txt: unknown): string {
  const path = (textOf(txt, 'rs') ?? '').replace(/^\/+|\/+$/g, '');
  return /^[\w./-]{1,100}$/.test(path) && !path.includes('..') ? path : 'eSCL';
}

function textOf(txt: unknown, key: string): string | null {
  if (typeof txt !== 'object' || txt === null || !Object.hasOwn(txt, key)) return null;
  const value = (txt as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
