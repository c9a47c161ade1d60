import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseStartOptions } from '../../../main/start-options.ts';

const parse = (...args: readonly string[]) => parseStartOptions(args, '/home/w');

describe('npm start --', () => {
  test('without anything is the demo at a window', () => {
    expect(parse()).toEqual({
      station: null,
      devices: 'simulated',
      headless: false,
      port: 0,
      dataDir: path.resolve('/home/w/.township-window/window'),
      countyUrl: null,
      enrolmentCode: null,
    });
  });

  test('takes what it is given; each station has a data directory of its own', () => {
    expect(parse('--station', 'kiosk', '--devices', 'real', '--headless', '--port', '8080')).toMatchObject({
      station: 'kiosk',
      devices: 'real',
      headless: true,
      port: 8080,
      dataDir: path.resolve('/home/w/.township-window/kiosk'),
    });
    expect(
      parse('--county', 'https://county.example', '--enrolment-code', 'ABCD-1234', '--data-dir', '/srv/w'),
    ).toMatchObject({
      countyUrl: 'https://county.example',
      enrolmentCode: 'ABCD-1234',
      dataDir: path.resolve('/srv/w'),
    });
  });

  test.each([
    [['--colour', 'red']],
    [['--station', 'bank']],
    [['--devices', 'none']],
    [['--port', 'x']],
    [['--port', '65536']],
    [['--port', '']],
    [['--port', '-1']],
    [['--port', '1e3']],
    [['--county', 'county']],
    [['--county', 'javascript:alert(1)']],
    [['--county', 'file:///etc/passwd']],
    [['--enrolment-code', '']],
    [['--data-dir', '']],
    [['--data-dir']],
    [['here']],
  ])('%j is told what is wrong, in one line', (args) => {
    const told = parse(...args);
    expect(told).toEqual({ wrong: expect.stringMatching(/^.+$/) });
  });
});
