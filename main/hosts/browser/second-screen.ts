import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Where the second display lies within the whole desktop, in its pixels. */
export interface ScreenPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const run = promisify(execFile);
const patienceMs = 5_000;

/**
 * A browser can't be asked from outside, so the system is: `xrandr` or PowerShell. Null where there is one display only, or
 * nothing that tells. `SECOND_SCREEN` says it for machines where neither does (`1366,0,1280,800`), that there is none (`off`), or that
 * somebody opens the page by hand (`page`: its address is in the ready line).
 */
export async function secondScreen(env: NodeJS.ProcessEnv = process.env): Promise<ScreenPlace | null> {
  if (env.SECOND_SCREEN !== undefined) return placeIn(env.SECOND_SCREEN);
  try {
    if (process.platform === 'win32') {
      const { stdout } = await run('powershell.exe', ['-NoProfile', '-Command', windowsScript], {
        timeout: patienceMs,
      });
      return secondOf(screensOfWindows(stdout));
    }
    if (process.platform !== 'linux') return null;
    const { stdout } = await run('xrandr', ['--listmonitors'], { timeout: patienceMs });
    return secondOf(screensOfXrandr(stdout));
  } catch {
    return null;
  }
}

export interface Screen extends ScreenPlace {
  readonly isPrimary: boolean;
}

/** `x,y,width,height`; null for anything else. */
export function placeIn(text: string): ScreenPlace | null {
  const numbers = /^(-?\d{1,5}),(-?\d{1,5}),(\d{3,5}),(\d{3,5})$/.exec(text.trim())?.slice(1).map(Number);
  if (numbers === undefined) return null;
  const [x = 0, y = 0, width = 0, height = 0] = numbers;
  return { x, y, width, height };
}

/** ` 1: +HDMI-1 1280/340x800/190+1366+0  HDMI-1`; the primary one carries a star. */
export function screensOfXrandr(listed: string): readonly Screen[] {
  return [...listed.matchAll(/^\s*\d+:\s+\+?(\*?)\S+\s+(\d+)\/\d+x(\d+)\/\d+\+(-?\d+)\+(-?\d+)/gm)].map(
    ([, star, width, height, x, y]) => ({
      isPrimary: star === '*',
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
    }),
  );
}

const windowsScript =
  'Add-Type -AssemblyName System.Windows.Forms; ' +
  '[System.Windows.Forms.Screen]::AllScreens | ForEach-Object { "$($_.Primary) $($_.Bounds.X),$($_.Bounds.Y),$($_.Bounds.Width),$($_.Bounds.Height)" }';

/** `True 0,0,1366,768` */
export function screensOfWindows(listed: string): readonly Screen[] {
  return [...listed.matchAll(/^(True|False) (\S+)\s*$/gm)].flatMap(([, primary, bounds = '']) => {
    const place = placeIn(bounds);
    return place === null ? [] : [{ ...place, isPrimary: primary === 'True' }];
  });
}

export function secondOf(screens: readonly Screen[]): ScreenPlace | null {
  if (screens.length < 2) return null;
  const first = screens.find(({ isPrimary }) => isPrimary) ?? screens[0];
  const second = screens.find((screen) => screen !== first);
  if (!second) return null;
  const { x, y, width, height } = second;
  return { x, y, width, height };
}
