import { describe, expect, it } from 'vitest';
import { prepareJob, resetPrelude } from '../../../../drivers/receipt-printer/escpos-bytes.ts';
import { parseTcpAddress } from '../../../../drivers/receipt-printer/printer-address.ts';

const text = Uint8Array.of(0x41, 0x0a);

describe('a job on its way to the printer', () => {
  it('keeps the printer telling, whatever the job opens with', () => {
    const prepared = [...prepareJob(text)];
    expect(prepared).toEqual([0x1b, 0x40, 0x1d, 0x61, 0xff, 0x41, 0x0a]);
    expect([...prepareJob(Uint8Array.of(0x1b, 0x40, ...text))]).toEqual(prepared);
    expect([...prepareJob(Uint8Array.of(0x1b, 0x40, 0x1d, 0x61, 0x00, ...text))]).toEqual(prepared);
  });

  it('leaves the closing question to the driver', () => {
    const prepared = [...prepareJob(text)];
    expect([...prepareJob(Uint8Array.of(...text, 0x1d, 0x72, 0x31))]).toEqual(prepared);
    expect([...prepareJob(Uint8Array.of(...text, 0x1d, 0x72, 0x01))]).toEqual(prepared);
    expect([...prepareJob(Uint8Array.of(...text, 0x1d, 0x72, 0x02))]).toEqual([...prepared, 0x1d, 0x72, 0x02]);
  });

  it('pads no more than an image can lack', () => {
    expect(resetPrelude(0)).toHaveLength(9);
    expect(resetPrelude(10_000_000)).toHaveLength(65_536 + 9);
  });
});

describe('printer addresses', () => {
  it('takes host and port', () => {
    expect(parseTcpAddress('tcp://192.168.1.9:9100')).toEqual({ host: '192.168.1.9', port: 9100 });
    expect(parseTcpAddress('tcp://printer.local:9100/')).toEqual({ host: 'printer.local', port: 9100 });
    expect(parseTcpAddress('tcp://[fe80::1]:9100')).toEqual({ host: 'fe80::1', port: 9100 });
  });

  it.each(['', 'tcp://host', 'tcp://host:0', 'tcp://host:70000', 'http://host:9100', 'tcp://a b:9100', 'tcp://u@h:1'])(
    'refuses %j',
    (address) => expect(parseTcpAddress(address)).toBeNull(),
  );
});
