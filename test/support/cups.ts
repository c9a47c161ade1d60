import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { PageHand } from '../../drivers/page-printer/simulated-print-queue.ts';
import { dropBackend, dropPpd, schedulerSettings, serverFiles } from './cups-settings.ts';

const run = promisify(execFile);
const packages = ['cups', 'cups-client', 'printer-driver-cups-pdf', 'poppler-utils'];
const cupsPdf = '/usr/lib/cups/backend/cups-pdf';
const needed = ['/usr/sbin/cupsd', '/usr/sbin/lpadmin', cupsPdf, '/usr/bin/pdftotext'];

/** null where CUPS is (or has just been put) here; else the line to show beside the skipped tests. */
export async function cupsMissing(): Promise<string | null> {
  if (process.platform !== 'linux') return 'CUPS tests run on Linux';
  if (process.getuid?.() !== 0) return 'CUPS tests start a print server of their own, which takes root';
  if (needed.every((file) => existsSync(file))) return null;
  const line = `CUPS tests need: apt-get install --no-install-recommends ${packages.join(' ')}`;
  if (!existsSync('/usr/bin/apt-get')) return line;
  process.stderr.write(`${line}; installing\n`);
  const script = `apt-get update -q && apt-get install -y -q --no-install-recommends ${packages.join(' ')}`;
  // Another test may be installing something at the same time.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const installing = spawn('sh', ['-c', script.replaceAll('apt-get ', 'apt-get -o DPkg::Lock::Timeout=300 ')], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(installing, 'close');
  return needed.every((file) => existsSync(file)) ? null : line;
}

export interface OwnCups {
  readonly address: { readonly host: string; readonly port: number };
  /** A queue whose back end writes what arrives, after CUPS's own PDF filter, and obeys hands. */
  addDropQueue(): Promise<DropQueue>;
  /** A queue with the cups-pdf back end; `documents` are what it made. */
  addCupsPdfQueue(name: string): Promise<{ documents(): Promise<readonly string[]> }>;
  close(): Promise<void>;
}

export interface DropQueue {
  readonly name: string;
  apply(hand: PageHand): Promise<void>;
  documents(): Promise<readonly string[]>;
}

/** A real CUPS scheduler of its own: own settings, spool and port, no systemd, gone with `close`. */
export async function startOwnCups(): Promise<OwnCups> {
  const home = await mkdtemp(path.join(tmpdir(), 'own-cups-'));
  // Filters and back ends run as "lp", who has to pass.
  await chmod(home, 0o755);
  for (const folder of ['root/ppd', 'spool/tmp', 'cache', 'state', 'log', 'moods', 'bin/backend', 'pdf-spool', 'out']) {
    await mkdir(path.join(home, folder), { recursive: true });
  }
  for (const folder of ['moods', 'out']) await chmod(path.join(home, folder), 0o777);
  for (const folder of ['cgi-bin', 'daemon', 'driver', 'filter', 'monitor', 'notifier']) {
    await symlink(`/usr/lib/cups/${folder}`, path.join(home, 'bin', folder));
  }
  // Mode 0700 makes CUPS run it as root, which cups-pdf insists on.
  await copyFile(cupsPdf, path.join(home, 'bin/backend/cups-pdf'));
  await chmod(path.join(home, 'bin/backend/cups-pdf'), 0o700);
  await writeFile(path.join(home, 'bin/backend/drop'), dropBackend(home));
  await chmod(path.join(home, 'bin/backend/drop'), 0o755);
  await writeFile(path.join(home, 'drop.ppd'), dropPpd);
  const port = await freePort();
  await writeFile(path.join(home, 'root/cups-files.conf'), serverFiles(home));
  await writeFile(path.join(home, 'root/cupsd.conf'), schedulerSettings(port));

  const server = spawn(
    '/usr/sbin/cupsd',
    ['-f', '-c', path.join(home, 'root/cupsd.conf'), '-s', path.join(home, 'root/cups-files.conf')],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const complaints: string[] = [];
  server.stderr.on('data', (chunk) => void complaints.push(String(chunk)));
  // Half of its programs are the administrator's, who needn't be the one that runs the tests.
  const search = `${process.env.PATH ?? ''}${path.delimiter}/usr/sbin`;
  const env = { ...process.env, PATH: search, CUPS_SERVER: `127.0.0.1:${port}`, LC_ALL: 'C' };
  const command = (program: string, ...args: readonly string[]) => run(program, [...args], { env, timeout: 20_000 });
  const isRunning = async () =>
    (await command('lpstat', '-r').catch(() => ({ stdout: '' }))).stdout.includes('is running');
  for (let tries = 0; !(await isRunning()); tries += 1) {
    if (server.exitCode !== null || tries > 100) {
      const log = await readFile(path.join(home, 'log/error'), 'utf8').catch(() => '');
      throw new Error(`cupsd does not come up: ${complaints.join('')}${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const written: string[] = [];
  let queueCount = 0;

  return {
    address: { host: '127.0.0.1', port },
    async addDropQueue() {
      queueCount += 1;
      const name = `drop${queueCount}`;
      const out = path.join(home, 'out', name);
      await mkdir(out);
      await chown(out, 7, 7);
      await command(
        'lpadmin',
        '-p',
        name,
        '-E',
        '-v',
        `drop:/${name}`,
        '-P',
        path.join(home, 'drop.ppd'),
        '-o',
        'printer-error-policy=abort-job',
      );
      const mood = (which: string) => path.join(home, 'moods', `${name}.${which}`);
      const systemIds = async () => {
        const { stdout } = await command('lpstat', '-o', name);
        return [...stdout.matchAll(/^(\S+-\d+)\s/gm)].map((match) => match[1] ?? '');
      };
      const touch = (which: string) => writeFile(mood(which), '');
      const clear = (which: string) => rm(mood(which), { force: true });
      const hands: Readonly<Record<PageHand['hand'], () => Promise<unknown>>> = {
        removePaper: () => touch('no-paper'),
        loadPaper: () => clear('no-paper'),
        jam: () => touch('jam'),
        clearJam: () => clear('jam'),
        abortNext: () => touch('abort-next'),
        holdJobs: () => command('lpadmin', '-p', name, '-o', 'job-hold-until-default=indefinite'),
        async releaseJobs() {
          await command('lpadmin', '-p', name, '-o', 'job-hold-until-default=no-hold');
          for (const id of await systemIds()) await command('lp', '-i', id, '-H', 'resume');
        },
        stopQueue: () => command('cupsdisable', name),
        startQueue: () => command('cupsenable', name),
        refuseJobs: () => command('cupsreject', name),
        acceptJobs: () => command('cupsaccept', name),
        forgetHistory: () => command('cancel', '-a', '-x', name),
      };
      return {
        name,
        apply: async ({ hand }) => void (await hands[hand]()),
        documents: async () => (await readdir(out)).map((file) => path.join(out, file)),
      };
    },
    async addCupsPdfQueue(name) {
      // cups-pdf looks for its settings in one fixed place; an instance of its own, named in the device's address.
      const instance = `township-test-${port}`;
      const out = path.join(home, 'out', 'cups-pdf');
      const settings = `/etc/cups/cups-pdf-${instance}.conf`;
      written.push(settings);
      await mkdir(out);
      const lines = [`Out ${out}`, `AnonDirName ${out}`, `Spool ${home}/pdf-spool`, `Log ${home}/log`, 'Grp root'];
      await writeFile(settings, `${lines.join('\n')}\n`);
      await command(
        'lpadmin',
        '-p',
        name,
        '-E',
        '-v',
        `cups-pdf:/${instance}`,
        '-P',
        '/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd',
      );
      await command('lpadmin', '-d', name);
      return { documents: async () => (await readdir(out)).map((file) => path.join(out, file)) };
    },
    async close() {
      server.kill('SIGTERM');
      await ended;
      for (const file of written) await rm(file, { force: true });
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
