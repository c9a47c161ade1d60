import { describe, expect, it } from 'vitest';
import { offerOf, parseCapabilities, sourceFor } from '../../../../drivers/document-scanner/escl-capabilities.ts';
import { simulatedCapabilities } from '../../../../drivers/document-scanner/escl-server-xml.ts';
import { scanSettings } from '../../../../drivers/document-scanner/escl-xml.ts';

const request = { source: 'feeder', colour: 'colour', resolutionDpi: 200, maxPages: 10 } as const;

function capabilities(change: (xml: string) => string = (xml) => xml) {
  const parsed = parseCapabilities(change(simulatedCapabilities));
  if (parsed === null) throw new Error('no capabilities');
  return parsed;
}

const withoutPlaten = (xml: string) => xml.replace(/<scan:Platen>.*?<\/scan:Platen>/s, '');
const withoutFeeder = (xml: string) => xml.replace(/<scan:Adf>.*?<\/scan:Adf>/s, '');
const withoutDuplex = (xml: string) =>
  xml.replace(/<scan:AdfDuplexInputCaps>.*?<\/scan:AdfDuplexInputCaps>|<scan:AdfOption>Duplex<\/scan:AdfOption>/gs, '');

describe('what an eSCL device can be asked for', () => {
  it('offers both ways in, sides, colours, resolutions and sizes', () => {
    const look = {
      colours: ['colour', 'grey'],
      resolutionsDpi: [150, 200, 300],
      maxWidthMm: 216,
      maxHeightMm: 297,
    };
    expect(offerOf(capabilities())).toEqual({
      model: 'Simulated Document Scanner',
      sources: [
        { source: 'feeder', duplex: true, ...look },
        { source: 'platen', duplex: false, ...look },
      ],
    });
  });

  it('one way in is taken, whatever was asked for', () => {
    expect(sourceFor(request, capabilities(withoutFeeder))).toBe('platen');
    expect(sourceFor({ ...request, source: 'platen' }, capabilities(withoutPlaten))).toBe('feeder');
    expect(sourceFor(request, capabilities())).toBe('feeder');
    expect(sourceFor(request, null)).toBe('feeder');
    expect(scanSettings(request, capabilities(withoutFeeder))).toContain('<pwg:InputSource>Platen</pwg:InputSource>');
    expect(offerOf(capabilities(withoutPlaten)).sources.map(({ source }) => source)).toEqual(['feeder']);
  });

  it('asks for both sides only where there are both, and says so on every feeder job', () => {
    const both = { ...request, duplex: true };
    expect(scanSettings(both, capabilities())).toContain('<scan:Duplex>true</scan:Duplex>');
    expect(scanSettings(both, capabilities(withoutDuplex))).toContain('<scan:Duplex>false</scan:Duplex>');
    expect(scanSettings(request, capabilities())).toContain('<scan:Duplex>false</scan:Duplex>');
    expect(scanSettings({ ...both, source: 'platen' }, capabilities())).not.toContain('Duplex');
  });

  it('knows duplex by its option alone, as some vendors tell it', () => {
    const byOption = withoutDuplex(simulatedCapabilities).replace(
      '</scan:AdfOption>',
      '</scan:AdfOption><scan:AdfOption>Duplex</scan:AdfOption>',
    );
    expect(parseCapabilities(byOption)?.feederDuplex).toBe(true);
  });

  it('stays within a range of resolutions', () => {
    const range = capabilities((xml) =>
      xml.replaceAll(
        /<scan:DiscreteResolutions>.*?<\/scan:DiscreteResolutions>/gs,
        '<scan:ResolutionRange><scan:XResolutionRange><scan:Min>100</scan:Min><scan:Max>240</scan:Max><scan:Step>1</scan:Step></scan:XResolutionRange></scan:ResolutionRange>',
      ),
    );
    expect(scanSettings(request, range)).toContain('<scan:XResolution>200</scan:XResolution>');
    expect(scanSettings({ ...request, resolutionDpi: 300 }, range)).toContain(
      '<scan:XResolution>240</scan:XResolution>',
    );
    expect(offerOf(range).sources[0]?.resolutionsDpi).toEqual([150, 200]);
  });

  it('a device without colour is asked for grey', () => {
    const grey = capabilities((xml) => xml.replaceAll('<scan:ColorMode>RGB24</scan:ColorMode>', ''));
    expect(scanSettings(request, grey)).toContain('<scan:ColorMode>Grayscale8</scan:ColorMode>');
    expect(offerOf(grey).sources[0]?.colours).toEqual(['grey']);
  });
});
