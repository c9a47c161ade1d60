import { describe, expect, it } from 'vitest';
import { parseSaneAddress } from '../../../../drivers/document-scanner/sane-address.ts';
import {
  isFed,
  parseSaneOptions,
  saneArguments,
  saneOffer,
} from '../../../../drivers/document-scanner/sane-options.ts';
import { troubleAfter } from '../../../../drivers/document-scanner/sane-trouble.ts';

/** In the form of scanimage 1.2.1, as three kinds of back ends tell of themselves. */
const feederOnly = `
All options specific to device \`fujitsu:x':
  Scan Mode:
    --source ADF Front|ADF Back|ADF Duplex [ADF Front]
        Selects the scan source (such as a document-feeder).
    --mode Lineart|Halftone|Gray|Color [Lineart]
        Selects the scan mode.
    --resolution 50..600dpi (in steps of 1) [300]
  Geometry:
    -x 0..215.872mm (in steps of 0.0211639) [215.872]
    -y 0..279.364mm (in steps of 0.0211639) [279.364]
`;
const glassOnly = `
    --mode Color|Gray|Lineart [Color]
    --resolution 75|150|300|600|1200dpi [75]
    -x 0..216.07mm [216.07]
    -y 0..297.01mm [297.01]
`;
const stubborn = `
    --mode Lineart [Lineart]
    --resolution 300dpi [inactive]
`;
const request = { source: 'feeder', colour: 'colour', resolutionDpi: 200, maxPages: 10 } as const;
const a4 = { width: 210, height: 297 };

describe('options of a SANE device', () => {
  it('a feeder with both sides', () => {
    const options = parseSaneOptions(feederOnly);
    expect(saneArguments(request, options, a4)).toEqual([
      '--source=ADF Front',
      '--mode=Color',
      '--resolution=200',
      '-x',
      '210',
      '-y',
      '279.364',
    ]);
    expect(saneArguments({ ...request, duplex: true, colour: 'grey' }, options, a4).slice(0, 2)).toEqual([
      '--source=ADF Duplex',
      '--mode=Gray',
    ]);
    expect(isFed({ ...request, source: 'platen' }, options)).toBe(true);
    expect(saneOffer('x', options).sources).toMatchObject([{ source: 'feeder', duplex: true }]);
  });

  it('a glass that has no name, with a list of resolutions', () => {
    const options = parseSaneOptions(glassOnly);
    expect(saneArguments({ ...request, source: 'platen' }, options, a4)).toEqual([
      '--mode=Color',
      '--resolution=300',
      '-x',
      '210',
      '-y',
      '297',
    ]);
    expect(saneOffer('x', options).sources).toEqual([
      {
        source: 'platen',
        duplex: false,
        colours: ['colour', 'grey'],
        resolutionsDpi: [150, 300],
        maxWidthMm: 216.07,
        maxHeightMm: 297.01,
      },
    ]);
  });

  it('what cannot be chosen is left alone', () => {
    expect(saneArguments(request, parseSaneOptions(stubborn), a4)).toEqual([]);
    expect(saneArguments(request, parseSaneOptions(''), a4)).toEqual([]);
  });
});

describe('SANE addresses', () => {
  it('name a device and options of its back end', () => {
    expect(parseSaneAddress('sane:fujitsu:ScanSnap iX500:1?swdeskew=yes&df-action=Stop')).toEqual({
      device: 'fujitsu:ScanSnap iX500:1',
      options: ['--swdeskew=yes', '--df-action=Stop'],
    });
  });

  it.each([
    'http://x',
    'sane:',
    'sane:--help',
    'sane:x?output-file=/etc/passwd',
    'sane:x?batch=/tmp/p',
    'sane:x?-o=1',
    'sane:x?Mode=1',
  ])('%s is none', (address) => expect(parseSaneAddress(address)).toBeNull());
});

describe('how scanimage ends', () => {
  const ended = (exitCode: number, messages: string) =>
    troubleAfter({ outcome: 'ended', exitCode, output: '', messages })?.trouble ?? null;

  it.each([
    [0, 'Batch terminated, 3 pages scanned\n', null],
    [0, 'scanimage: sane_start: Document feeder out of documents\n', 'scanner/empty'],
    [7, 'scanimage: sane_start: Document feeder out of documents\n', 'scanner/empty'],
    [6, 'scanimage: sane_read: Document feeder jammed\n', 'scanner/jammed'],
    [
      0,
      'scanimage: sane_read: Document feeder jammed\nscanimage: received signal 13\nscanimage: aborting\n',
      'scanner/jammed',
    ],
    [8, '', 'scanner/cover-open'],
    [1, 'scanimage: open of device x failed: Device busy\n', 'scanner/busy'],
    [1, 'scanimage: open of device x failed: Invalid argument\n', 'scanner/offline'],
    [9, 'scanimage: sane_read: Error during device I/O\n', 'scanner/offline'],
    [139, '', 'scanner/offline'],
  ] as const)('%d %j is %s', (exitCode, messages, trouble) => expect(ended(exitCode, messages)).toBe(trouble));

  it('says what to install', () => {
    expect(troubleAfter({ outcome: 'missing' })?.detail).toContain('apt-get install sane-utils');
  });
});
