import type { ScannerOffer, ScanRequest, SourceOffer } from './port.ts';

/** What `scanimage -A` says of one device, as far as scanning a sheet needs it. Names differ from back end to back end. */
export interface SaneOptions {
  /** Values of --source; empty for a device with one way in that has no name. */
  readonly sources: readonly string[];
  readonly modes: readonly string[];
  readonly resolutions: SaneRange | readonly number[] | null;
  /** Millimetres; null when the area can't be chosen. */
  readonly maxWidthMm: number | null;
  readonly maxHeightMm: number | null;
}

export interface SaneRange {
  readonly min: number;
  readonly max: number;
}

export function parseSaneOptions(text: string): SaneOptions {
  return {
    sources: listOf(text, '--source'),
    modes: listOf(text, '--mode'),
    resolutions: resolutionsOf(text),
    maxWidthMm: rangeOf(text, '-x')?.max ?? null,
    maxHeightMm: rangeOf(text, '-y')?.max ?? null,
  };
}

/** The option values for a request: always of those that the device named. */
export function saneArguments(
  request: ScanRequest,
  options: SaneOptions,
  sheetMm: { readonly width: number; readonly height: number },
): readonly string[] {
  const source = sourceName(request, options);
  const mode = modeName(request.colour, options.modes);
  const width = Math.min(sheetMm.width, options.maxWidthMm ?? 0);
  const height = Math.min(sheetMm.height, options.maxHeightMm ?? 0);
  return [
    ...(source === null ? [] : [`--source=${source}`]),
    ...(mode === null ? [] : [`--mode=${mode}`]),
    ...(options.resolutions === null ? [] : [`--resolution=${resolutionFor(request.resolutionDpi, options)}`]),
    ...(width > 0 ? ['-x', String(width)] : []),
    ...(height > 0 ? ['-y', String(height)] : []),
  ];
}

/** Whether this request takes sheets from a feeder here. */
export function isFed(request: ScanRequest, options: SaneOptions): boolean {
  const name = sourceName(request, options);
  return name === null ? request.source === 'feeder' : isFeeder(name);
}

export function saneOffer(model: string, options: SaneOptions): ScannerOffer {
  const dpis = ([150, 200, 300] as const).filter((dpi) => resolutionFor(dpi, options) === dpi);
  const look = {
    colours: (['colour', 'grey'] as const).filter(
      (colour) => options.modes.length === 0 || options.modes.some(modePattern[colour]),
    ),
    resolutionsDpi: dpis,
    maxWidthMm: options.maxWidthMm,
    maxHeightMm: options.maxHeightMm,
  };
  const sources: SourceOffer[] = [];
  const feeders = options.sources.filter(isFeeder);
  if (feeders.length > 0) sources.push({ source: 'feeder', duplex: feeders.some(isDuplex), ...look });
  if (feeders.length < options.sources.length || options.sources.length === 0) {
    sources.push({ source: 'platen', duplex: false, ...look });
  }
  return { model, sources };
}

const isFeeder = (name: string) => /ADF|feeder|duplex/i.test(name);
const isDuplex = (name: string) => /duplex|both/i.test(name);
const modePattern = {
  colour: (mode: string) => /colou?r/i.test(mode),
  grey: (mode: string) => /gr[ae]y/i.test(mode),
};

function sourceName(request: ScanRequest, { sources }: SaneOptions): string | null {
  const feeders = sources.filter(isFeeder);
  const platens = sources.filter((name) => !isFeeder(name));
  const wantsFeeder = request.source === 'feeder';
  const first = wantsFeeder ? feeders : platens;
  const fitting = first.length > 0 ? first : wantsFeeder ? platens : feeders;
  const sides = fitting.filter((name) => isDuplex(name) === (request.duplex === true));
  return sides[0] ?? fitting[0] ?? null;
}

function modeName(colour: ScanRequest['colour'], modes: readonly string[]): string | null {
  const other = colour === 'colour' ? 'grey' : 'colour';
  // Line art loses seals and photographs: it is never chosen, only left standing where there is nothing else.
  return modes.find(modePattern[colour]) ?? modes.find(modePattern[other]) ?? null;
}

function resolutionFor(wantedDpi: number, { resolutions }: SaneOptions): number {
  if (resolutions === null) return wantedDpi;
  if ('min' in resolutions) return Math.min(Math.max(wantedDpi, resolutions.min), resolutions.max);
  return resolutions.find((dpi) => dpi >= wantedDpi) ?? resolutions.at(-1) ?? wantedDpi;
}

/** `    --mode Gray|Color [Gray]`; an inactive option can't be set. */
function constraintOf(text: string, name: string): string | null {
  const line = text.split('\n').find((candidate) => candidate.startsWith(`    ${name} `));
  if (line === undefined || line.endsWith('[inactive]')) return null;
  return line
    .slice(4 + name.length + 1)
    .replace(/ \[[^\]]*\](?: \[[^\]]*\])*$/, '')
    .trim();
}

function listOf(text: string, name: string): readonly string[] {
  return (constraintOf(text, name) ?? '').split('|').filter((value) => value !== '' && !value.startsWith('<'));
}

function resolutionsOf(text: string): SaneOptions['resolutions'] {
  const range = rangeOf(text, '--resolution');
  if (range !== null) return range;
  const values = listOf(text, '--resolution')
    .filter((value) => /^\d{2,5}(dpi)?$/.test(value))
    .map((value) => Number.parseInt(value, 10))
    .sort((a, b) => a - b);
  return values.length === 0 ? null : values;
}

/** `-x 0..215.9mm (in steps of 0.1)`, `1..1200dpi` */
function rangeOf(text: string, name: string): SaneRange | null {
  const match = /^(-?\d{1,5}(?:\.\d{1,9})?)\.\.(\d{1,5}(?:\.\d{1,9})?)(?:mm|dpi)?(?: |$)/.exec(
    constraintOf(text, name) ?? '',
  );
  if (match === null) return null;
  const [min, max] = [Number(match[1]), Number(match[2])];
  return min <= max ? { min, max } : null;
}
