import { describe, expect, test } from 'vitest';
import type { DeviceStatusView } from '../../../preload/contract-devices.ts';
import { kioskState, settled } from '../../../renderer/stations/kiosk/kiosk-services.ts';

type Device = Pick<DeviceStatusView, 'deviceClass' | 'name' | 'condition' | 'trouble'>;

const reader = (condition: Device['condition'], trouble: Device['trouble'] = null): Device => ({
  deviceClass: 'card-reader',
  name: '读卡器',
  condition,
  trouble,
});
const printer = (condition: Device['condition'], trouble: Device['trouble'] = null, name = '左'): Device => ({
  deviceClass: 'receipt-printer',
  name,
  condition,
  trouble,
});
const noPaper = printer('needs-help', 'printer/out-of-paper');

describe('what the kiosk can do with what it has', () => {
  test('all is well', () => {
    expect(kioskState([reader('ready'), printer('ready')])).toEqual({
      hindered: {},
      printing: null,
      isOutOfService: false,
      printer: '左',
    });
  });

  test.each([
    ['printer/out-of-paper', 'no-paper'],
    ['printer/cover-open', 'cover-open'],
    ['printer/jammed', 'jammed'],
    ['printer/state-unknown', 'printer-missing'],
  ] as const)('%s: nothing stops but printing, because of %s', (trouble, why) => {
    expect(kioskState([reader('ready'), printer('needs-help', trouble)])).toEqual({
      hindered: {},
      printing: why,
      isOutOfService: false,
      printer: null,
    });
  });

  test('without a card reader nothing but reading is left, whatever the printer does', () => {
    const hindered = { apply: 'reader-missing', progress: 'reader-missing', papers: 'reader-missing' };
    for (const devices of [
      [reader('absent', 'card/reader-missing'), printer('ready')],
      [reader('needs-help', 'card/reader-missing'), noPaper],
      [printer('ready')],
      [],
    ]) {
      expect(kioskState(devices)).toMatchObject({ hindered, isOutOfService: true });
    }
  });

  test('a second printer takes the place of the first', () => {
    const state = kioskState([reader('ready'), noPaper, printer('ready', null, '右')]);
    expect(state).toMatchObject({ hindered: {}, printer: '右' });
  });

  test('of two printers that cannot print, the one that a person can help is named', () => {
    const gone = printer('absent', 'printer/offline', '右');
    expect(kioskState([reader('ready'), gone, noPaper]).printing).toBe('no-paper');
    expect(kioskState([reader('ready'), gone]).printing).toBe('printer-missing');
  });

  test('a printer that cannot tell how it is prints all the same, and so does a busy one', () => {
    for (const condition of ['unknown', 'busy'] as const) {
      expect(kioskState([reader('busy'), printer(condition)])).toMatchObject({ hindered: {}, printing: null });
    }
  });
});

describe('a device that is being opened', () => {
  test('is what it was before, so that the page does not come and go', () => {
    const [absent, opening, ready] = [
      [reader('absent', 'card/reader-missing')],
      [reader('opening')],
      [reader('ready')],
    ] as const;
    const stillGone = settled(absent, opening);
    expect(kioskState(stillGone).isOutOfService).toBe(true);
    expect(kioskState(settled(settled(stillGone, opening), opening)).isOutOfService).toBe(true);
    expect(kioskState(settled(stillGone, ready)).isOutOfService).toBe(false);
    expect(kioskState(settled(settled(absent, ready), opening)).isOutOfService).toBe(false);
  });

  test('counts as working before its first word', () => {
    expect(kioskState(settled([], [reader('opening'), printer('opening')]))).toMatchObject({
      hindered: {},
      printing: null,
    });
  });
});
