import { spawnSync } from 'node:child_process';

/** Whether `scanimage` is here; gets it itself where it is root on Debian, and says in one line how to get it elsewhere. */
export function ensureScanimage(): boolean {
  if (hasProgram('scanimage')) return true;
  const isRootOnDebian = process.platform === 'linux' && process.getuid?.() === 0 && hasProgram('apt-get');
  if (!isRootOnDebian) {
    process.stderr.write('SANE is not tested here, since scanimage is missing: apt-get install sane-utils\n');
    return false;
  }
  const script = 'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q sane-utils';
  const install = spawnSync('sh', ['-c', script], { stdio: ['ignore', 'ignore', process.stderr], timeout: 300_000 });
  if (install.status !== 0) process.stderr.write('SANE is not tested here: sane-utils could not be installed\n');
  return install.status === 0;
}

function hasProgram(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
}
