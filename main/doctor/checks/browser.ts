import { findBrowser, hasDisplay } from '../../hosts/browser/find-browser.ts';
import { findElectron } from '../../hosts/electron-binary.ts';
import { type Check, type Finding, fail, fine, say, warn } from '../check.ts';

const subject = say('窗口程序', 'window program');

export const browserCheck: Check = {
  id: 'browser',
  subject,
  limitMs: 5_000,
  async run({ root, env }) {
    const [electron, browser] = await Promise.all([findElectron(root, env), findBrowser(env)]);
    return [verdictOnWindow({ electron: electron.binary, browser, hasDisplay: hasDisplay(env) })];
  },
};

export function verdictOnWindow(look: {
  readonly electron: string | null;
  readonly browser: string | null;
  readonly hasDisplay: boolean;
}): Finding {
  const program = look.electron ?? look.browser;
  if (program === null) {
    return fail(
      subject,
      say('没有 Electron，也没有浏览器', 'neither Electron nor a browser'),
      say(
        '安装 Chromium、Chrome 或 Edge，或用 BROWSER_PATH 指明',
        'install Chromium, Chrome or Edge, or name one in BROWSER_PATH',
      ),
    );
  }
  if (look.hasDisplay) return fine(subject, say(program, program));
  return warn(
    subject,
    say(`${program}；没有显示器`, `${program}; no display`),
    say(
      '在图形桌面上启动，或用 --headless 后从浏览器打开',
      'start it on a graphical desktop, or with --headless and open the address in a browser',
    ),
  );
}
