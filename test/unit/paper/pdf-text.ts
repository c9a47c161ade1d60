import { Buffer } from 'node:buffer';
import { inflateSync } from 'node:zlib';

/** The text of a PDF as a reader would copy it out: through the fonts' own ToUnicode maps, page by page, unspaced. */
export function pdfText(pdf: Uint8Array): readonly string[] {
  const objects = objectsOf(Buffer.from(pdf).toString('latin1'));
  const pages = [...objects.values()].filter((object) => object.includes('/Type /Page\n'));
  return pages.map((page) => {
    const fonts = fontsOf(objects, page);
    const content = streamOf(objects.get(reference(page, 'Contents')) ?? '');
    let current: ReadonlyMap<string, string> = new Map();
    let text = '';
    for (const [, font, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (font !== undefined) current = fonts.get(font) ?? new Map();
      for (const [, hex = ''] of (glyphs ?? '').matchAll(/<([0-9a-f]+)>/g)) {
        for (const glyph of hex.match(/.{4}/g) ?? []) text += current.get(glyph) ?? '\ufffd';
      }
    }
    return text;
  });
}

/** The sizes in which words are set, in points, least first. */
export function textPoints(pdf: Uint8Array): readonly number[] {
  const objects = objectsOf(Buffer.from(pdf).toString('latin1'));
  const pages = [...objects.values()].filter((object) => object.includes('/Type /Page\n'));
  const sizes = pages.flatMap((page) => {
    const content = streamOf(objects.get(reference(page, 'Contents')) ?? '');
    return [...content.matchAll(/\/F\d+ ([\d.]+) Tf/g)].map(([, points = '']) => Number(points));
  });
  return [...new Set(sizes)].toSorted((a, b) => a - b);
}

/** Fonts that are embedded as a subset of their own file. */
export function embeddedFonts(pdf: Uint8Array): readonly string[] {
  const objects = objectsOf(Buffer.from(pdf).toString('latin1'));
  return [...objects.values()]
    .filter((object) => object.includes('/Type /FontDescriptor') && object.includes('/FontFile2'))
    .map((object) => /\/FontName \/(\S+)/.exec(object)?.[1] ?? '');
}

function objectsOf(pdf: string): ReadonlyMap<string, string> {
  return new Map([...pdf.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]));
}

function fontsOf(objects: ReadonlyMap<string, string>, page: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const resources = objects.get(reference(page, 'Resources')) ?? '';
  return new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => {
      const map = objects.get(reference(objects.get(id) ?? '', 'ToUnicode')) ?? '';
      return [name, glyphMap(streamOf(map))];
    }),
  );
}

/** `<0000> <00b4> [<0000> <9752> …]`: the glyphs from the first on, in UTF-16. */
function glyphMap(cmap: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [, first = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    const characters = [...list.matchAll(/<([^>]*)>/g)].map(([, hex = '']) => hex.replaceAll(' ', ''));
    characters.forEach((hex, index) => {
      const units = (hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
      map.set((Number.parseInt(first, 16) + index).toString(16).padStart(4, '0'), String.fromCharCode(...units));
    });
  }
  return map;
}

function reference(object: string, key: string): string {
  return new RegExp(`/${key} (\\d+) 0 R`).exec(object)?.[1] ?? '';
}

function streamOf(object: string): string {
  const bytes = /stream\n([\s\S]*)\nendstream/.exec(object)?.[1];
  return bytes === undefined ? '' : inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1');
}
