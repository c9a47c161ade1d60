import type {
  HandlerDetails,
  MediaAccessPermissionRequest,
  Session,
  WebContents,
  WindowOpenHandlerResponse,
} from 'electron';
import { appOrigin } from './app-protocol.ts';
import type { ElectronApi } from './electron-api.ts';
import { isCameraPermitted, isPermitted } from './permissions.ts';

/** What no page may ever do: ask for a permission, open a window, leave home, keep a file, or reach the network. */
export function lockDownSession(session: Session, station: 'window' | 'kiosk' | 'agent' = 'window'): void {
  session.setPermissionRequestHandler((_page, permission, decide, details) => {
    if (permission !== 'media') return decide(isPermitted(permission, station));
    const asked = details as MediaAccessPermissionRequest;
    decide(isCameraPermitted({ origin: asked?.securityOrigin, kinds: asked?.mediaTypes ?? [] }));
  });
  session.setPermissionCheckHandler((_page, permission, origin, details) =>
    permission === 'media'
      ? isCameraPermitted({ origin, kinds: details?.mediaType === undefined ? [] : [details.mediaType] })
      : isPermitted(permission, station),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isInside(details.url) });
  });
}

export function lockDownPages(app: ElectronApi['app']): void {
  app.on('web-contents-created', (_event, contents) => lockDownPage(contents));
}

function lockDownPage(contents: WebContents): void {
  contents.setWindowOpenHandler(answerWindowOpen);
  contents.on('will-navigate', (event) => {
    if (!isHome(event.url)) event.preventDefault();
  });
  // Frames too: the first event tells of the top frame only.
  contents.on('will-frame-navigate', (event) => {
    const isAllowed = isHome(event.url) || (!event.isMainFrame && isInside(event.url));
    if (!isAllowed) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** The one window that a page may open shows a document of ours, in Chromium's own viewer and without the bridge. */
function answerWindowOpen({ url }: HandlerDetails): WindowOpenHandlerResponse {
  if (!isDocument(url)) return { action: 'deny' };
  return {
    action: 'allow',
    overrideBrowserWindowOptions: {
      width: 1000,
      height: 740,
      autoHideMenuBar: true,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        // Chromium's PDF viewer counts as a plug-in.
        plugins: true,
        devTools: false,
        spellcheck: false,
      },
    },
  };
}

export function isHome(url: string): boolean {
  return url === appOrigin || url.startsWith(`${appOrigin}/`);
}

function isDocument(url: string): boolean {
  return /^\/documents\/[0-9a-z-]+\.pdf$/.test(url.slice(appOrigin.length)) && isHome(url);
}

/** Our own scheme, what the page made itself, and Chromium's built-in PDF viewer. */
function isInside(url: string): boolean {
  return isHome(url) || /^(blob|data|devtools):/.test(url) || url.startsWith(pdfViewer);
}

const pdfViewer = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/';
