import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { type Check, type Finding, fine, say, warn } from '../check.ts';

const subject = say('开放端口', 'open ports');

/** The terminal itself listens on this machine's own address alone; whatever can be reached from outside is something else. */
export const openPortsCheck: Check = {
  id: 'open-ports',
  subject,
  limitMs: 10_000,
  async run({ platform }, signal) {
    if (platform !== 'linux') return [verdictOnPorts(portsInNetstat(await netstat(signal)))];
    const tables = await Promise.all(
      ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
    );
    return [verdictOnPorts(tables.flatMap(portsInProc))];
  },
};

export function verdictOnPorts(ports: readonly number[]): Finding {
  const list = [...new Set(ports)].toSorted((a, b) => a - b);
  if (list.length === 0) return fine(subject, say('没有对外开放的端口', 'none can be reached from outside'));
  const shown = list.join(', ');
  return warn(
    subject,
    say(`可从外部连接：${shown}`, `reachable from outside: ${shown}`),
    say(
      '不是本终端开的；用不着的服务请关闭，或用防火墙挡住',
      'not this terminal’s; stop what is not needed, or shut it off by the firewall',
    ),
  );
}

/** Lines of /proc/net/tcp and tcp6 in state 0A (listening) on another address than the machine's own. */
export function portsInProc(table: string): readonly number[] {
  return [...table.matchAll(/^\s*\d+: ([0-9A-F]+):([0-9A-F]{4}) \S+ 0A /gm)]
    .filter(([, address = '']) => !isLoopbackHex(address))
    .map(([, , port = '']) => Number.parseInt(port, 16));
}

/** 127.x.x.x, ::1, and ::ffff:127.x.x.x as the kernel writes them: words of four bytes, lowest byte first. */
function isLoopbackHex(address: string): boolean {
  return (
    /^[0-9A-F]{6}7F$/.test(address) ||
    address === '00000000000000000000000001000000' ||
    /^0{16}FFFF0000[0-9A-F]{6}7F$/.test(address)
  );
}

/** `netstat -an` of Windows and macOS: local address, then LISTEN or LISTENING. */
export function portsInNetstat(text: string): readonly number[] {
  return [...text.matchAll(/^\s*tcp\S*\s+(?:\d+\s+\d+\s+)?(\S+)[:.](\d+)\s.*\bLISTEN/gim)]
    .filter(([, address = '']) => !/^(127\.|\[?::1\]?$)/.test(address))
    .map(([, , port = '']) => Number(port));
}

function netstat(signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    execFile('netstat', ['-an'], { timeout: 8_000, signal, maxBuffer: 8 * 1024 * 1024 }, (_error, stdout) =>
      resolve(stdout),
    );
  });
}
