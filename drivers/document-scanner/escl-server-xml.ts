import { XMLParser } from 'fast-xml-parser';

/** The other end of eSCL: what a scanner writes, and how it reads a job. */
export interface SimulatedSettings {
  readonly source: 'Platen' | 'Feeder';
  readonly grey: boolean;
  readonly resolutionDpi: number;
  readonly duplex: boolean;
}

const namespaces =
  'xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm" xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03"';

const resolutions = [150, 200, 300]
  .map(
    (dpi) =>
      `<scan:DiscreteResolution><scan:XResolution>${dpi}</scan:XResolution><scan:YResolution>${dpi}</scan:YResolution></scan:DiscreteResolution>`,
  )
  .join('');

const inputCaps = `
  <scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>2550</scan:MaxWidth>
  <scan:MinHeight>16</scan:MinHeight><scan:MaxHeight>3508</scan:MaxHeight>
  <scan:SettingProfiles><scan:SettingProfile>
    <scan:ColorModes><scan:ColorMode>Grayscale8</scan:ColorMode><scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes>
    <scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat></scan:DocumentFormats>
    <scan:SupportedResolutions><scan:DiscreteResolutions>${resolutions}</scan:DiscreteResolutions></scan:SupportedResolutions>
  </scan:SettingProfile></scan:SettingProfiles>`;

export const simulatedCapabilities = `<?xml version="1.0" encoding="UTF-8"?>
<scan:ScannerCapabilities ${namespaces}>
  <pwg:Version>2.63</pwg:Version>
  <pwg:MakeAndModel>Simulated Document Scanner</pwg:MakeAndModel>
  <pwg:SerialNumber>SIM-0001</pwg:SerialNumber>
  <scan:Platen><scan:PlatenInputCaps>${inputCaps}</scan:PlatenInputCaps></scan:Platen>
  <scan:Adf><scan:AdfSimplexInputCaps>${inputCaps}</scan:AdfSimplexInputCaps><scan:AdfDuplexInputCaps>${inputCaps}</scan:AdfDuplexInputCaps>
    <scan:FeederCapacity>50</scan:FeederCapacity>
    <scan:AdfOptions><scan:AdfOption>DetectPaperLoaded</scan:AdfOption><scan:AdfOption>Duplex</scan:AdfOption></scan:AdfOptions>
  </scan:Adf>
</scan:ScannerCapabilities>`;

export function simulatedStatus({
  state,
  adfState,
}: {
  readonly state: string;
  readonly adfState: string | null;
}): string {
  const adf = adfState === null ? '' : `<scan:AdfState>${adfState}</scan:AdfState>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<scan:ScannerStatus ${namespaces}><pwg:Version>2.63</pwg:Version><pwg:State>${state}</pwg:State>${adf}</scan:ScannerStatus>`;
}

const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, processEntities: false });

/** Null for what this scanner would refuse with 400. */
export function parseScanSettings(xml: string): SimulatedSettings | null {
  let root: unknown;
  try {
    root = parser.parse(xml);
  } catch {
    return null;
  }
  const settings = child(root, 'ScanSettings');
  const source = child(settings, 'InputSource');
  const colour = child(settings, 'ColorMode');
  const resolutionDpi = Number(child(settings, 'XResolution'));
  if (source !== 'Platen' && source !== 'Feeder') return null;
  if (colour !== 'Grayscale8' && colour !== 'RGB24') return null;
  if (![150, 200, 300].includes(resolutionDpi) || child(settings, 'DocumentFormat') !== 'image/jpeg') return null;
  const duplex = child(settings, 'Duplex') === 'true';
  if (duplex && source === 'Platen') return null;
  return { source, grey: colour === 'Grayscale8', resolutionDpi, duplex };
}

function child(node: unknown, name: string): unknown {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, name)) return undefined;
  return (node as Readonly<Record<string, unknown>>)[name];
}
