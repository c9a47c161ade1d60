import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  CustomScheme,
  HandlerDetails,
  WindowOpenHandlerResponse,
} from 'electron';
import type { ElectronApi } from '../../../main/hosts/electron/electron-api.ts';

/** An event that notes whether it was prevented. */
export function preventable<T extends object>(about: T = {} as T) {
  const event = {
    ...about,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
}

export interface StandInFrame {
  readonly url: string;
  readonly parent: StandInFrame | null;
}

/** One page, as Electron's main process sees it. */
export class StandInContents extends EventEmitter {
  readonly sent: unknown[][] = [];
  reloads = 0;
  session: unknown = null;
  openHandler: ((details: HandlerDetails) => WindowOpenHandlerResponse) | null = null;
  send(...message: unknown[]): void {
    this.sent.push(message);
  }
  reload(): void {
    this.reloads += 1;
  }
  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.openHandler = handler;
  }
}

export class StandInWindow extends EventEmitter {
  readonly webContents = new StandInContents();
  readonly loaded: string[] = [];
  readonly options: BrowserWindowConstructorOptions;
  focused = 0;
  minimized = false;
  destroyed = false;
  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
  }
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  restore(): void {
    this.minimized = false;
  }
  focus(): void {
    this.focused += 1;
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('closed');
  }
}

type RequestGuard = (details: { url: string }, decide: (answer: { cancel?: boolean }) => void) => void;
type IpcHandler = (event: unknown, ...input: unknown[]) => Promise<unknown>;

/** A session beside the default one. */
export class StandInPartition extends EventEmitter {
  cleared: string[] = [];
  async clearStorageData(): Promise<void> {
    this.cleared.push('storage');
  }
  async clearCache(): Promise<void> {
    this.cleared.push('cache');
  }
  readonly handled = new Map<string, (request: Request) => Promise<Response>>();
  requestGuard: RequestGuard | null = null;
  mayAsk: ((page: unknown, permission: string, decide: (given: boolean) => void) => void) | null = null;
  mayHave: (() => boolean) | null = null;
  setPermissionRequestHandler(handler: typeof this.mayAsk): void {
    this.mayAsk = handler;
  }
  setPermissionCheckHandler(handler: typeof this.mayHave): void {
    this.mayHave = handler;
  }
  setDevicePermissionHandler(): void {}
  readonly webRequest = {
    onBeforeRequest: (guard: RequestGuard) => {
      this.requestGuard = guard;
    },
  };
  readonly protocol = {
    handle: (scheme: string, answer: (request: Request) => Promise<Response>) => void this.handled.set(scheme, answer),
  };
}

/**
 * The parts of Electron that the host uses, by the signatures of electron.d.ts, noting what was asked of them in order.
 * It shows what the host says to Electron; what Electron does with that, only Electron can show.
 */
export class ElectronStandIn {
  readonly story: string[] = [];
  readonly windows: StandInWindow[] = [];
  schemes: readonly CustomScheme[] = [];
  hasOtherInstance = false;
  quits = 0;
  requestGuard: RequestGuard | null = null;
  permissionRequest:
    | ((page: unknown, permission: string, decide: (given: boolean) => void, details?: object) => void)
    | null = null;
  permissionCheck: ((page: unknown, permission: string, origin?: string, details?: object) => boolean) | null = null;
  devicePermission: (() => boolean) | null = null;
  readonly handled = new Map<string, (request: Request) => Promise<Response>>();
  readonly ipc = new Map<string, IpcHandler>();
  readonly cleared: unknown[] = [];
  menu: unknown = undefined;
  /** What is plugged in; the first is the primary one. */
  displays: { id: number; bounds: { x: number; y: number; width: number; height: number } }[] = [
    { id: 1, bounds: { x: 0, y: 0, width: 1366, height: 768 } },
  ];
  readonly screen = Object.assign(new EventEmitter(), {
    getPrimaryDisplay: () => this.displays[0],
    getAllDisplays: () => this.displays,
  });
  /** Sessions of other partitions, by their names. */
  readonly partitions = new Map<string, StandInPartition>();
  readonly app: EventEmitter;
  readonly session: EventEmitter;
  readonly #ready = Promise.withResolvers<void>();

  constructor() {
    const note = (what: string): void => void this.story.push(what);
    this.app = Object.assign(new EventEmitter(), {
      isPackaged: true,
      enableSandbox: () => note('sandbox'),
      requestSingleInstanceLock: () => !this.hasOtherInstance,
      whenReady: () => this.#ready.promise,
      quit: () => {
        this.quits += 1;
        this.app.emit('before-quit', preventable());
      },
    });
    this.session = Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: (handler: typeof this.permissionRequest) => {
        this.permissionRequest = handler;
      },
      setPermissionCheckHandler: (handler: typeof this.permissionCheck) => {
        this.permissionCheck = handler;
      },
      setDevicePermissionHandler: (handler: typeof this.devicePermission) => {
        this.devicePermission = handler;
      },
      clearStorageData: async (options: unknown) => void this.cleared.push(options),
      webRequest: {
        onBeforeRequest: (guard: RequestGuard) => {
          this.requestGuard = guard;
        },
      },
      protocol: {
        handle: (scheme: string, answer: (request: Request) => Promise<Response>) => {
          note('protocol');
          this.handled.set(scheme, answer);
        },
      },
    });
  }

  partition(name: string): StandInPartition {
    const known = this.partitions.get(name) ?? new StandInPartition();
    this.partitions.set(name, known);
    return known;
  }

  /** Electron says `ready`. */
  becomeReady(): void {
    this.story.push('ready');
    this.#ready.resolve();
  }

  api(): ElectronApi {
    const note = (what: string): void => void this.story.push(what);
    const standIn = this;
    class BrowserWindow extends StandInWindow {
      constructor(options: BrowserWindowConstructorOptions) {
        super(options);
        note('window');
        const { partition } = options.webPreferences ?? {};
        this.webContents.session = partition === undefined ? standIn.session : standIn.partition(partition);
        standIn.windows.push(this);
        standIn.app.emit('web-contents-created', {}, this.webContents);
      }
    }
    const parts = {
      app: this.app,
      BrowserWindow,
      clipboard: { clear: () => note('clipboard') },
      ipcMain: { handle: (channel: string, handler: IpcHandler) => void this.ipc.set(channel, handler) },
      Menu: {
        setApplicationMenu: (menu: unknown) => {
          this.menu = menu;
        },
      },
      protocol: {
        registerSchemesAsPrivileged: (schemes: readonly CustomScheme[]) => {
          note('schemes');
          this.schemes = schemes;
        },
      },
      session: { defaultSession: this.session, fromPartition: (name: string) => this.partition(name) },
      screen: this.screen,
    };
    return parts as unknown as ElectronApi;
  }
}
