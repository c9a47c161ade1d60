import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * The shipped font (Noto Sans SC, OFL). It holds the 8,105 characters of 通用规范汉字表, those outside the basic plane
 * among them; what it lacks is spelled out (shown-text.ts).
 */
const home = path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));

export const fontFamily = 'Noto Sans SC';
export const regularFontFile = path.join(home, '400Regular', 'NotoSansSC_400Regular.ttf');
export const boldFontFile = path.join(home, '700Bold', 'NotoSansSC_700Bold.ttf');
