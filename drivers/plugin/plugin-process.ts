/**
 * A vendor's library in a process of its own: it may crash, hang, be 32-bit or written in any language, and takes nothing
 * along. Two kinds, told apart by the name of the file:
 *
 * - A module (.mjs .cjs .js .mts .cts .ts) is run by this program's own runtime. Messages are objects, structured-cloned: over
 *   `process.parentPort` under Electron, over `process.send` elsewhere (plugin-side.ts does both). Bytes may be a Uint8Array.
 * - Any other file is run as a program. One JSON object a line, UTF-8: what we say goes to its standard input, what it
 *   says comes from its standard output. Bytes are base64.
 *
 * What a module prints is dropped, so is a program's line that is no JSON; standard error is log. It runs until it
 * ends itself, or its line to us does. It answers {"do":"ping","id":7} with {"say":"pong","id":7}.
 */
export interface PluginProcess {
  say(message: object): void;
  kill(): void;
}

export interface PluginProcessOptions {
  readonly plugin: PluginFile;
  /** Each message in order; the receiver judges it. */
  onMessage(message: unknown): void;
  /** Exactly once, however it ended; nothing is said afterwards. */
  onEnd(why: string): void;
}

/** How this process comes by a plug-in: it starts one itself, or has its parent do so. */
export type SpawnPlugin = (options: PluginProcessOptions) => PluginProcess;

export interface PluginFile {
  readonly file: string;
  /** Handed to it as its one argument: a port, a model, a licence's path. */
  readonly argument: string | null;
}

/** `plugin:FILE` or `plugin:FILE#ARGUMENT`; null for any other address. */
export function pluginAt(address: string): PluginFile | null {
  if (!address.startsWith(scheme)) return null;
  const [file = '', ...rest] = address.slice(scheme.length).split('#');
  return file === '' ? null : { file, argument: rest.length === 0 ? null : rest.join('#') };
}

export function addressOf({ file, argument }: PluginFile): string {
  return argument === null ? `${scheme}${file}` : `${scheme}${file}#${argument}`;
}

export function isModule(file: string): boolean {
  return /\.[mc]?[jt]s$/.test(file);
}

const scheme = 'plugin:';
