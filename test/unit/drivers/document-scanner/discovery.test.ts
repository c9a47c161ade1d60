import { createSocket } from 'node:dgram';
import { Bonjour } from 'bonjour-service';
import { describe, expect, it } from 'vitest';
import { findWithAll } from '../../../../drivers/document-scanner/discovery.ts';
import { listed, mdnsDiscovery } from '../../../../drivers/document-scanner/mdns-discovery.ts';
import { saneDiscovery } from '../../../../drivers/document-scanner/sane-discovery.ts';

const plain = {
  type: 'uscan',
  name: 'Scanner',
  port: 8080,
  addresses: ['192.168.1.9'],
  txt: { rs: 'eSCL', ty: 'Brand X1' },
};

describe('what scanners announce', () => {
  it('is an address for the driver and a name for people', () => {
    expect(listed([plain])).toEqual([{ address: 'http://192.168.1.9:8080/eSCL', name: 'Brand X1' }]);
  });

  it('one line a device: the secured service before the plain one', () => {
    const txt = { ...plain.txt, uuid: '4509A320' };
    const secured = { ...plain, type: 'uscans', port: 443, txt: { ...txt, uuid: '4509a320' } };
    expect(listed([{ ...plain, txt }, secured])).toEqual([
      { address: 'https://192.168.1.9:443/eSCL', name: 'Brand X1' },
    ]);
  });

  it.each([
    [{ rs: '/eSCL/' }, 'eSCL'],
    [{ rs: 'eSCL/2' }, 'eSCL/2'],
    [{}, 'eSCL'],
    [{ rs: '../../etc' }, 'eSCL'],
    [{ rs: 'a b?c' }, 'eSCL'],
    [null, 'eSCL'],
  ])('%j leads to /%s', (txt, resource) => {
    expect(listed([{ ...plain, txt }])[0]?.address).toBe(`http://192.168.1.9:8080/${resource}`);
  });

  it('prefers an address that can be reached without a resolver', () => {
    const at = (addresses: string[], host?: string) => listed([{ ...plain, addresses, host }])[0]?.address;
    expect(at(['fe80::1', '169.254.3.3', '10.0.0.7'])).toBe('http://10.0.0.7:8080/eSCL');
    expect(at(['fe80::1', 'fd00::7'])).toBe('http://[fd00::7]:8080/eSCL');
    expect(at([], 'brand.local.')).toBe('http://brand.local:8080/eSCL');
    expect(at([], 'bad host/..')).toBeUndefined();
    expect(listed([{ ...plain, port: 0 }])).toEqual([]);
  });
});

describe('looking for scanners', () => {
  it('finds a device that announces itself', async () => {
    const socket = { port: await freePort(), interface: '127.0.0.1', bind: '0.0.0.0' };
    const announcer = new Bonjour(socket as never);
    try {
      announcer.publish({
        name: 'Brand X1',
        type: 'uscan',
        port: 8080,
        probe: false,
        txt: { rs: 'eSCL', ty: 'Brand X1' },
      });
      const find = async () => (await mdnsDiscovery({ socket }).find(400)).map(({ name }) => name);
      await expect.poll(find, { timeout: 20_000 }).toEqual(['Brand X1']);
    } finally {
      await new Promise<void>((resolve) => announcer.unpublishAll(() => announcer.destroy(() => resolve())));
    }
  });

  it('finds nothing where there is no scanimage, and when one way fails the others count', async () => {
    expect(await saneDiscovery('/nowhere/scanimage').find(1_000)).toEqual([]);
    const found = { address: 'sane:x', name: 'X' };
    const ways = [{ find: async () => [found] }, { find: () => Promise.reject(new Error('no multicast here')) }];
    expect(await findWithAll(ways).find(10)).toEqual([found]);
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createSocket('udp4');
    probe.bind(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
