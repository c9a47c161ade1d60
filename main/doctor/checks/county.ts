import { createHttpCounty } from '../../../sync/client/http-county.ts';
import { citizenSentence, staffHint } from '../../domain/failure-tables.ts';
import type { FailureCode, Text } from '../../domain/failures.ts';
import { type Check, type Finding, fail, fine, say, warn } from '../check.ts';

const subject = say('县平台', 'county');
const clockSubject = say('时钟', 'clock');
const tolerableOffsetMs = 60_000;
/** From here on due dates and receipts carry a wrong day or hour. */
const wrongOffsetMs = 10 * 60_000;

export const countyCheck: Check = {
  id: 'county',
  subject,
  limitMs: 70_000,
  async run(scene) {
    const url = scene.countyUrl ?? (await enrolledAt(scene));
    if (typeof url !== 'string') return [url];
    const county = createHttpCounty({ baseUrl: url, credentials: null, log: quiet });
    const askedAtMs = Date.now();
    const hello = await county.hello();
    const heardAtMs = Date.now();
    county.close();
    if (!hello.ok) {
      if (scene.countyUrl === null && isDemoCounty(url)) return [sleepingDemo];
      return [verdictOnSilence(url, hello.failure.code, hello.failure.detail ?? '')];
    }
    // The way there and back shared equally, as the sync engine reckons.
    const offsetMs = Date.parse(hello.value.time) - (askedAtMs + heardAtMs) / 2;
    return [verdictOnAnswer(url, heardAtMs - askedAtMs), verdictOnClock(offsetMs)];
  },
};

async function enrolledAt({ ledger }: Parameters<Check['run']>[0]): Promise<string | Finding> {
  const look = await ledger();
  if (look.state === 'read' && look.countyUrl !== null) return look.countyUrl;
  const isHidden = look.state === 'in-use' || look.state === 'sealed';
  const found = isHidden
    ? say('地址在台账里，此刻读不到', 'its address is in the ledger and cannot be read now')
    : say('尚未登记到县平台', 'not enrolled with a county yet');
  return warn(subject, found, say('用 --county 地址 再查一次', 'run again with --county URL'));
}

/** The demo's county starts and ends with the terminal, at this machine's own address. */
export function isDemoCounty(url: string): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(url).hostname);
}

const sleepingDemo = warn(
  subject,
  say('演示县平台未运行', 'the demo’s county does not run'),
  say('随演示终端一起启动；查真平台用 --county 地址', 'it starts with the demo; for a real one use --county URL'),
);

export function verdictOnSilence(url: string, code: FailureCode, detail: string): Finding {
  const told = inShort[code] ?? citizenSentence[code];
  const found = say(`${url}：${told.zh}（${code} ${detail}）`, `${url}: ${told.en} (${code} ${detail})`);
  return fail(subject, found, staffHint[code]);
}

/** The screens' sentences speak of an application; here there is none. */
const inShort: Readonly<Partial<Record<FailureCode, Text>>> = {
  'county/offline': say('连不上', 'cannot be reached'),
  'county/captive-portal': say('被上网认证页面拦住', 'a login page of the network stands in between'),
  'county/server-error': say('平台出错', 'the platform is in trouble'),
  'county/not-found': say('这个地址不是县平台', 'no county platform at this address'),
};

export function verdictOnAnswer(url: string, tookMs: number): Finding {
  return fine(subject, say(`${url}：${tookMs} 毫秒应答`, `${url}: answers in ${tookMs} ms`));
}

/** Positive where the county is ahead. */
export function verdictOnClock(offsetMs: number): Finding {
  const seconds = Math.round(Math.abs(offsetMs) / 1_000);
  const found =
    seconds === 0
      ? say('与县平台一致', 'as the county’s')
      : offsetMs > 0
        ? say(`比县平台慢 ${seconds} 秒`, `${seconds} s behind the county`)
        : say(`比县平台快 ${seconds} 秒`, `${seconds} s ahead of the county`);
  if (Math.abs(offsetMs) < tolerableOffsetMs) return fine(clockSubject, found);
  const advice = say('校准系统时间，打开自动对时', 'set the clock of the system, and let it keep time by the network');
  return Math.abs(offsetMs) < wrongOffsetMs ? warn(clockSubject, found, advice) : fail(clockSubject, found, advice);
}

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
