import { readFile } from 'node:fs/promises';
import { type Check, type Finding, fail, fine, say } from '../check.ts';
import { coverage } from '../font-coverage.ts';

const subject = say('字体', 'fonts');

/** From the three levels of 通用规范汉字表; those outside the basic plane stand in real names. */
export const rareSample = '一乙囍龘亍彳㑇㛃㙘䴖䶮𠙶𠳐𡐓𣗋𣲗𤧛𥔲𦈡𦒍𨐈𨙸𩽾𪣻𪨰𫄨𫖯𫛭𬀩𬃊𬇙𬍤𬘫𬟁𬤊𬬭𬱖𬳵𬶋𬸣𬺈';

export const fontsCheck: Check = {
  id: 'fonts',
  subject,
  limitMs: 10_000,
  run: async ({ fontFiles }) => Promise.all(fontFiles.map(async (file) => verdictOnFont(await look(file)))),
};

export type FontLook =
  | { readonly state: 'missing'; readonly file: string }
  | { readonly state: 'broken'; readonly file: string }
  | { readonly state: 'read'; readonly file: string; readonly glyphs: number; readonly lacking: readonly string[] };

export function verdictOnFont(font: FontLook): Finding {
  const name = font.file.split(/[\\/]/).at(-1) ?? font.file;
  const again = say('重新安装依赖：npm ci', 'install the packages again: npm ci');
  if (font.state === 'missing') return fail(subject, say(`缺少 ${font.file}`, `${font.file} is missing`), again);
  if (font.state === 'broken') return fail(subject, say(`${name} 不是可用的字体`, `${name} is no usable font`), again);
  if (font.lacking.length === 0) {
    return fine(
      subject,
      say(`${name}：${font.glyphs} 字，生僻字齐全`, `${name}: ${font.glyphs} characters, rare ones included`),
    );
  }
  const lacking = font.lacking.join('');
  return fail(
    subject,
    say(`${name} 缺字：${lacking}`, `${name} lacks ${lacking}`),
    say('姓名将印不出：换回随机附带的字体', 'names will not print: put the shipped font back'),
  );
}

async function look(file: string): Promise<FontLook> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return { state: 'missing', file };
  const covered = coverage(bytes);
  if (covered === null) return { state: 'broken', file };
  const lacking = Array.from(rareSample).filter((character) => !covered.has(character.codePointAt(0) ?? 0));
  return { state: 'read', file, glyphs: covered.size, lacking };
}
