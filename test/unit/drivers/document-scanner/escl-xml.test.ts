import { describe, expect, it } from 'vitest';
import { parseCapabilities } from '../../../../drivers/document-scanner/escl-capabilities.ts';
import {
  parseScanSettings,
  simulatedCapabilities,
  simulatedStatus,
} from '../../../../drivers/document-scanner/escl-server-xml.ts';
import { isFeederEmpty, parseStatus, scanSettings, troubleOf } from '../../../../drivers/document-scanner/escl-xml.ts';
import { isWholeJpeg } from '../../../../drivers/document-scanner/jpeg.ts';

const request = { source: 'feeder', colour: 'grey', resolutionDpi: 200, maxPages: 10 } as const;

describe('eSCL documents', () => {
  it('asks in the order of elements that devices expect (appendix C)', () => {
    const xml = scanSettings({ ...request, source: 'platen', resolutionDpi: 300 }, null);
    const order = [
      'Version',
      'ContentRegionUnits',
      'XOffset',
      'YOffset',
      'Width',
      'Height',
      'InputSource',
      'ColorMode',
      'DocumentFormat',
      'DocumentFormatExt',
      'XResolution',
      'YResolution',
    ];
    expect([...xml.matchAll(/<(?:pwg|scan):(\w+)>[^<\s]/g)].map((match) => match[1])).toEqual(order);
    expect(xml).toContain('<pwg:Width>2480</pwg:Width><pwg:Height>3508</pwg:Height>');
    expect(parseScanSettings(xml)).toEqual({ source: 'Platen', grey: true, resolutionDpi: 300, duplex: false });
  });

  it('keeps to what the device can do', () => {
    const smaller = simulatedCapabilities
      .replaceAll('<scan:MaxWidth>2550', '<scan:MaxWidth>2400')
      .replaceAll('<scan:XResolution>200', '<scan:XResolution>240');
    const xml = scanSettings(request, parseCapabilities(smaller));
    expect(xml).toContain('<pwg:Width>2400</pwg:Width>');
    expect(xml).toContain('<scan:XResolution>240</scan:XResolution>');
    expect(xml).toContain('<pwg:Version>2.63</pwg:Version>');
  });

  it('reads capabilities, with any prefix and without a platen', () => {
    const capabilities = parseCapabilities(simulatedCapabilities);
    expect(capabilities).toMatchObject({ model: 'Simulated Document Scanner', version: '2.63' });
    expect(capabilities?.feeder).toEqual({
      maxWidth: 2550,
      maxHeight: 3508,
      resolutionsDpi: [150, 200, 300],
      resolutionRange: null,
      colourModes: ['Grayscale8', 'RGB24'],
    });
    const other = simulatedCapabilities.replaceAll('scan:', 'ns3:').replace(/<ns3:Platen>.*<\/ns3:Platen>/s, '');
    expect(parseCapabilities(other)).toMatchObject({ platen: null, feeder: { maxWidth: 2550 } });
  });

  it.each([
    ['ScannerAdfJam', 'scanner/jammed'],
    ['ScannerAdfMispick', 'scanner/jammed'],
    ['ScannerAdfMultipickDetected', 'scanner/jammed'],
    ['ScannerAdfDoorOpen', 'scanner/cover-open'],
    ['ScannerAdfHatchOpen', 'scanner/cover-open'],
    ['ScannerAdfLoaded', null],
    ['ScannerAdfEmpty', null],
  ] as const)('%s means %s', (adfState, trouble) => {
    const state = parseStatus(simulatedStatus({ state: 'Idle', adfState }));
    expect(state && troubleOf(state)).toBe(trouble);
    expect(state && isFeederEmpty(state)).toBe(adfState === 'ScannerAdfEmpty');
  });

  it('a device that is down is offline; one without feeder is not empty', () => {
    expect(troubleOf({ state: 'Down', adfState: null })).toBe('scanner/offline');
    expect(isFeederEmpty({ state: 'Idle', adfState: null })).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['a captive page', '<html><body>login</body></html>'],
    ['JSON', '{"state":"Idle"}'],
    [
      'a document type',
      '<!DOCTYPE x [<!ENTITY a "b">]><scan:ScannerStatus><pwg:State>&a;</pwg:State></scan:ScannerStatus>',
    ],
    ['no state', '<scan:ScannerStatus></scan:ScannerStatus>'],
    [
      'an endless document',
      `<scan:ScannerStatus><pwg:State>Idle</pwg:State>${' '.repeat(300_000)}</scan:ScannerStatus>`,
    ],
    ['a cut document', '<scan:ScannerStatus><pwg:Sta'],
    ['prototype names', '<__proto__><State>Idle</State></__proto__>'],
  ])('takes %s for no status', (_, xml) => expect(parseStatus(xml)).toBeNull());

  it('leaves entities alone and puts nothing foreign into its own XML', () => {
    expect(parseStatus(simulatedStatus({ state: '&lt;x&gt;', adfState: null }))?.state).toBe('&lt;x&gt;');
    const hostile = simulatedCapabilities.replace('<pwg:Version>2.63', '<pwg:Version>2.0&lt;/a&gt;');
    expect(scanSettings(request, parseCapabilities(hostile))).toContain('<pwg:Version>2.0</pwg:Version>');
  });
});

describe('JPEG ends', () => {
  const jpeg = Uint8Array.of(0xff, 0xd8, 1, 2, 0xff, 0xd9);
  it('whole, padded, cut, empty', () => {
    expect(isWholeJpeg(jpeg)).toBe(true);
    expect(isWholeJpeg(Uint8Array.of(...jpeg, 0, 0, 0))).toBe(true);
    expect(isWholeJpeg(jpeg.subarray(0, 5))).toBe(false);
    expect(isWholeJpeg(jpeg.subarray(1))).toBe(false);
    expect(isWholeJpeg(new Uint8Array(9))).toBe(false);
    expect(isWholeJpeg(new Uint8Array())).toBe(false);
  });
});
