import type { ThemeConfig } from 'antd';

/**
 * Every colour, size and distance of the screens (style/screens.md): calm and light, one accent, neutral greys, one
 * radius, one shadow. Colour never speaks alone; each tone is a pair of ink and ground with a contrast of 4.5:1 or more.
 */
export type Density = 'staff' | 'touch' | 'kiosk' | 'elder';
/** What a colour means; each is shown with an icon and a word. */
export type Tone = 'calm' | 'good' | 'moving' | 'warn' | 'bad';

/** sunlight: read outdoors, on a screen that the sun shines on: black on white, hard lines, 7:1 and more. */
export type Light = 'usual' | 'sunlight';

type Colours = Readonly<Record<keyof typeof usualColours, string>>;
type Tones = Readonly<Record<Tone, { readonly ink: string; readonly ground: string }>>;

const usualColours = {
  accent: '#1b5e8c',
  accentHover: '#2a6f9f',
  accentActive: '#134a70',
  accentGround: '#e8f1f7',
  accentLine: '#a9c8dd',
  goodLine: '#a9d3b8',
  warnLine: '#e8c78f',
  badLine: '#e3aaa7',
  ink: '#1f2429',
  inkSoft: '#5a636c',
  paper: '#ffffff',
  ground: '#f4f6f7',
  line: '#d9dee2',
  focus: '#0b6bcb',
} as const;

export const tones: Tones = {
  calm: { ink: '#4a535b', ground: '#eceff1' },
  good: { ink: '#1b6b3a', ground: '#e6f3ea' },
  moving: { ink: '#1b5e8c', ground: '#e8f1f7' },
  warn: { ink: '#8a5200', ground: '#fdf1dd' },
  bad: { ink: '#a3211c', ground: '#fbe9e8' },
};

const sunlightColours: Colours = {
  accent: '#00295c',
  accentHover: '#003d87',
  accentActive: '#001a3d',
  accentGround: '#d6e8ff',
  accentLine: '#00295c',
  goodLine: '#00461f',
  warnLine: '#5c3300',
  badLine: '#7a0000',
  ink: '#000000',
  inkSoft: '#1f2429',
  paper: '#ffffff',
  ground: '#ffffff',
  line: '#30363c',
  focus: '#00295c',
};

const sunlightTones: Tones = {
  calm: { ink: '#000000', ground: '#ffffff' },
  good: { ink: '#00461f', ground: '#e2ffec' },
  moving: { ink: '#00295c', ground: '#d6e8ff' },
  warn: { ink: '#5c3300', ground: '#fff0c2' },
  bad: { ink: '#7a0000', ground: '#ffe1e0' },
};

/** 长辈模式: the usual hues, darker, so that every ink stands at 7:1 or more on its ground. */
const elderColours: Colours = { ...usualColours, accent: '#124566', accentHover: '#0d3450', inkSoft: '#3a4249' };

const elderTones: Tones = {
  calm: { ...tones.calm, ink: '#333b42' },
  good: { ...tones.good, ink: '#0d4724' },
  moving: { ...tones.moving, ink: '#124566' },
  warn: { ...tones.warn, ink: '#5c3600' },
  bad: { ...tones.bad, ink: '#7a1511' },
};

const lights: Readonly<Record<Light, { readonly colours: Colours; readonly tones: Tones }>> = {
  usual: { colours: usualColours, tones },
  sunlight: { colours: sunlightColours, tones: sunlightTones },
};

/** The inks and grounds in force; the sun outweighs the density. */
export function paletteOf(
  density: Density,
  light: Light = 'usual',
): { readonly colours: Colours; readonly tones: Tones } {
  return density === 'elder' && light === 'usual' ? { colours: elderColours, tones: elderTones } : lights[light];
}

const radius = 6;
const shadow = '0 4px 16px rgba(31, 36, 41, 0.14)';
export const fontFamily =
  "'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif";

/** Motion for mice alone: on a slow tablet a finger comes down beside a button that still moves, and nothing happens. */
const sizes: Readonly<Record<Density, { font: number; control: number; gap: number; row: number; motion: boolean }>> = {
  staff: { font: 14, control: 32, gap: 12, row: 6, motion: true },
  touch: { font: 22, control: 60, gap: 20, row: 16, motion: false },
  /** Read standing, from 40 to 60 cm. */
  kiosk: { font: 26, control: 68, gap: 24, row: 18, motion: false },
  elder: { font: 36, control: 92, gap: 32, row: 24, motion: false },
};

export function themeOf(density: Density, isMotionUnwanted: boolean, light: Light = 'usual'): ThemeConfig {
  const { colours, tones } = paletteOf(density, light);
  const size = sizes[density];
  return {
    token: {
      colorPrimary: colours.accent,
      colorInfo: colours.accent,
      colorLink: colours.accent,
      // antd derives dull greys from these inks, so the grounds and borders are named
      colorPrimaryHover: colours.accentHover,
      colorPrimaryActive: colours.accentActive,
      colorPrimaryBg: colours.accentGround,
      colorPrimaryBgHover: colours.accentGround,
      colorPrimaryBorder: colours.accent,
      colorInfoBg: tones.moving.ground,
      colorInfoBorder: colours.accentLine,
      colorSuccessBg: tones.good.ground,
      colorSuccessBorder: colours.goodLine,
      colorWarningBg: tones.warn.ground,
      colorWarningBorder: colours.warnLine,
      colorErrorBg: tones.bad.ground,
      colorErrorBorder: colours.badLine,
      controlItemBgActive: colours.accentGround,
      controlItemBgActiveHover: colours.accentGround,
      colorSuccess: tones.good.ink,
      colorWarning: tones.warn.ink,
      colorError: tones.bad.ink,
      colorTextBase: colours.ink,
      colorTextSecondary: colours.inkSoft,
      colorTextTertiary: colours.inkSoft,
      colorTextDescription: colours.inkSoft,
      colorTextPlaceholder: light === 'sunlight' || density === 'elder' ? colours.inkSoft : '#6b747d',
      colorBgLayout: colours.ground,
      colorBorder: light === 'sunlight' ? colours.line : '#b9c1c8',
      colorBorderSecondary: colours.line,
      borderRadius: radius,
      borderRadiusLG: radius,
      borderRadiusSM: radius,
      boxShadow: shadow,
      boxShadowSecondary: shadow,
      fontFamily,
      fontSize: size.font,
      lineHeight: 1.5,
      controlHeight: size.control,
      motion: size.motion && !isMotionUnwanted,
      motionDurationMid: '0.15s',
      motionDurationSlow: '0.2s',
      wireframe: false,
    },
    components: {
      // answers from the chip are disabled choices, and have to be read all the same
      Select: { colorTextDisabled: colours.ink },
      Radio: { colorTextDisabled: colours.ink },
      Checkbox: { colorTextDisabled: colours.ink },
      Table: { cellPaddingBlockSM: size.row, headerBg: colours.ground, rowHoverBg: colours.accentGround },
      Form: { itemMarginBottom: size.gap, verticalLabelPadding: '0 0 2px' },
      Layout: { siderBg: colours.paper, headerBg: colours.paper, bodyBg: colours.ground },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    },
  };
}

/** The same values for the plain style sheets, as custom properties on the root element. */
export function wearTheme(density: Density, root: HTMLElement, light: Light = 'usual'): void {
  const { colours, tones } = paletteOf(density, light);
  const size = sizes[density];
  const values: Record<string, string> = {
    ...Object.fromEntries(Object.entries(colours).map(([name, value]) => [`--${kebab(name)}`, value])),
    '--radius': `${radius}px`,
    '--shadow': shadow,
    '--font': fontFamily,
    '--font-size': `${size.font}px`,
    '--control': `${size.control}px`,
    '--gap': `${size.gap}px`,
  };
  for (const [tone, pair] of Object.entries(tones)) {
    values[`--${tone}-ink`] = pair.ink;
    values[`--${tone}-ground`] = pair.ground;
  }
  for (const [name, value] of Object.entries(values)) root.style.setProperty(name, value);
  root.dataset.density = density;
  root.dataset.light = light;
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
