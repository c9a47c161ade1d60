import { execFile } from 'node:child_process';
import type { Text } from '../../domain/failures.ts';
import { type Check, type Finding, fail, fine, say } from '../check.ts';

const subject = say('本机组件', 'native bindings');
const limitMs = 20_000;

/** Each with the least that makes it load its binary. */
const bindings: Readonly<Record<string, string>> = {
  sqlite: "new (await import('node:sqlite')).DatabaseSync(':memory:').prepare('SELECT 1').get()",
  serialport: "await (await import('serialport')).SerialPort.list()",
  'node-hid': "(await import('node-hid')).default.devices()",
  koffi: "(await import('koffi')).default.sizeof('int')",
  canvas: "(await import('@napi-rs/canvas')).createCanvas(2, 2).getContext('2d').fillRect(0, 0, 1, 1)",
};

export const nativeBindingsCheck: Check = {
  id: 'native-bindings',
  subject,
  limitMs: limitMs + 2_000,
  async run({ root }, signal) {
    const tried = Object.entries(bindings).map(
      async ([name, script]) => [name, await load(root, script, signal)] as const,
    );
    return verdictOnBindings(await Promise.all(tried));
  },
};

/** null: it loads. */
export type BindingTrouble = string | null;

export function verdictOnBindings(tried: readonly (readonly [string, BindingTrouble])[]): readonly Finding[] {
  const loaded = tried.filter(([, trouble]) => trouble === null).map(([name]) => name);
  const failures = tried
    .filter((one): one is readonly [string, string] => one[1] !== null)
    .map(([name, trouble]) => {
      const found = say(`${name} 无法加载：${trouble}`, `${name} does not load: ${trouble}`);
      return fail(subject, found, adviceOn(trouble));
    });
  const line = say(`${loaded.join('、')} 可用`, `${loaded.join(', ')} load`);
  return loaded.length === 0 ? failures : [fine(subject, line), ...failures];
}

export function adviceOn(trouble: string): Text {
  if (/libusb-1\.0|libhidapi/.test(trouble)) return say('apt-get install libusb-1.0-0', 'apt-get install libusb-1.0-0');
  if (/libudev/.test(trouble)) return say('apt-get install libudev1', 'apt-get install libudev1');
  if (/GLIBC/.test(trouble)) return say('系统过旧：需要更新操作系统', 'the operating system is too old');
  if (/killed|SIGSEGV|SIGILL/.test(trouble))
    return say('组件崩溃：重新安装依赖 npm ci', 'it crashes: install the packages again, npm ci');
  return say('重新安装依赖：npm ci', 'install the packages again: npm ci');
}

/** In a process of its own: a broken binary takes down whatever loads it. */
function load(root: string, script: string, signal: AbortSignal): Promise<BindingTrouble> {
  return new Promise((resolve) => {
    const args = ['--no-warnings', '--input-type=module', '--eval', `${script}; process.exit(0)`];
    execFile(process.execPath, args, { cwd: root, timeout: limitMs, signal }, (error, _stdout, stderr) => {
      if (error === null) return resolve(null);
      if (error.signal) return resolve(`killed by ${error.signal}`);
      const line = stderr.split('\n').find((one) => /^\w*Error\b|cannot open shared object/.test(one));
      resolve((line ?? error.message).slice(0, 200));
    });
  });
}
