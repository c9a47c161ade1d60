import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findElectron } from '../../hosts/electron-binary.ts';
import { type Check, type Finding, fail, fine, say, warn } from '../check.ts';

const subject = say('运行环境', 'runtime');
const electronSubject = say('Electron', 'Electron');

/** node:sqlite without a flag, and TypeScript as it stands. */
const leastNode = [24, 0] as const;
const leastElectron = 45;

export const runtimeCheck: Check = {
  id: 'runtime',
  subject,
  limitMs: 5_000,
  async run({ root, env }) {
    return [verdictOnNode(process.versions.node), verdictOnElectron(await look(root, env))];
  },
};

export function verdictOnNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1]);
  const found = say(`Node ${version}`, `Node ${version}`);
  if (isEnough) return fine(subject, found);
  return fail(
    subject,
    found,
    say(
      `需要 Node ${leastNode.join('.')} 以上：用 npm run 启动，它带着合适的版本`,
      `needs Node ${leastNode.join('.')} or later: start by npm run, which brings it along`,
    ),
  );
}

export type ElectronLook = { readonly version: string } | { readonly version: null; readonly why: string };

/** Without Electron the terminal runs in a browser with every feature. */
export function verdictOnElectron(look: ElectronLook): Finding {
  if (look.version === null) {
    return fine(
      electronSubject,
      say(`改用浏览器运行，功能不减（${look.why}）`, `the browser host has every feature (${look.why})`),
    );
  }
  const found = say(`Electron ${look.version}`, `Electron ${look.version}`);
  if (Number(look.version.split('.')[0]) >= leastElectron) return fine(electronSubject, found);
  return warn(
    electronSubject,
    found,
    say('版本过旧：重新安装依赖 npm ci', 'too old: install the packages again, npm ci'),
  );
}

async function look(root: string, env: NodeJS.ProcessEnv): Promise<ElectronLook> {
  const electron = await findElectron(root, env);
  if (electron.binary === null) return { version: null, why: electron.why };
  const version = await readFile(path.join(path.dirname(electron.binary), 'version'), 'utf8').catch(() => '0');
  return { version: version.trim().replace(/^v/, '') };
}
