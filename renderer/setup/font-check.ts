/** 字体检查: whether a character is drawn as itself, seen by drawing it beside characters that no font has. */

export const fontSamples = {
  plain: '受理办件',
  rare: '𬱖㐂䶮㛃',
  zhuang: 'Vahcuengh ŋƃƽ',
  uyghur: 'ئۇيغۇرچە',
  tibetan: 'བོད་ཡིག',
  mongolian: 'ᠮᠣᠩᠭᠣᠯ',
  yi: 'ꆈꌠꁱꂷ',
  korean: '조선말',
} as const;
export type FontSample = keyof typeof fontSamples;

/** What names are written with: the shipped font has them, so a box here means a damaged installation. */
export const nameSamples: readonly FontSample[] = ['plain', 'rare'];

export type Draw = (sign: string) => Uint8ClampedArray;

/** Unassigned, and never to be assigned: each engine draws its box, or nothing, for them. */
const nobodys = ['\u0378', '\u{1fffe}', '\u{2fffe}'];

/** The characters that come out as a box or as nothing at all. */
export function missingSigns(sample: string, draw: Draw): readonly string[] {
  const boxes = nobodys.map(draw);
  return signsOf(sample).filter((sign) => {
    const drawn = draw(sign);
    return isBlank(drawn) || boxes.some((box) => isSame(box, drawn));
  });
}

/** Letters alone: a blank or a mark that stands on its neighbour draws nothing by itself. */
function signsOf(sample: string): readonly string[] {
  return [...new Set(sample)].filter((sign) => /^\p{Letter}$/u.test(sign));
}

const isBlank = (picture: Uint8ClampedArray): boolean => picture.every((value) => value === 0);

function isSame(left: Uint8ClampedArray, right: Uint8ClampedArray): boolean {
  return left.length === right.length && left.every((value, at) => value === right[at]);
}

export type FontReport = Readonly<Record<FontSample, readonly string[]>>;

/** With the fonts of this page, after the shipped ones have been loaded. */
export async function checkFonts(family: string): Promise<FontReport> {
  await document.fonts.load(`32px ${family}`, Object.values(fontSamples).join('')).catch(() => []);
  const draw = onCanvas(family);
  const found = Object.entries(fontSamples).map(([name, sample]) => [name, missingSigns(sample, draw)] as const);
  return Object.fromEntries(found) as FontReport;
}

/** The same for any words, with the fonts that are there already. */
export function missingOnThisMachine(words: string, family: string): readonly string[] {
  return missingSigns(words, onCanvas(family));
}

const sidePx = 48;

function onCanvas(family: string): Draw {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [sidePx, sidePx];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('a page without a canvas shows nothing at all');
  context.font = `32px ${family}`;
  context.textBaseline = 'middle';
  return (sign) => {
    context.clearRect(0, 0, sidePx, sidePx);
    context.fillText(sign, 4, sidePx / 2);
    // Only the ink: whatever the engine does to the colour is of no interest.
    return context.getImageData(0, 0, sidePx, sidePx).data.filter((_value, at) => at % 4 === 3);
  };
}
