import type { Session, WebContents } from 'electron';
import { appOrigin } from './app-protocol.ts';
import type { ElectronApi } from './electron-api.ts';
import { isPermitted } from './permissions.ts';

/** What no page may ever do: ask for a permission, open a window, leave home, or reach the network. */
export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_page, permission, decide) => decide(isPermitted(permission)));
  session.setPermissionCheckHandler((_page, permission) => isPermitted(permission));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, decide) => {
    const inside = /^(app|blob|data|devtools):/.test(details.url);
    decide({ cancel: !inside });
  });
}

export function lockDownPages(app: ElectronApi['app']): void {
  app.on('web-contents-created', (_event, contents) => lockDownPage(contents));
}

function lockDownPage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event, url) => {
    if (!isHome(url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

export function isHome(url: string): boolean {
  return url === `${appOrigin}/` || url.startsWith(`${appOrigin}/`);
}
