import { createHttpCounty } from '../../sync/client/http-county.ts';
import type { County } from '../../sync/ports.ts';
import { sampleApplication, type WireTerminal } from '../contract/county-store-terminal.ts';

/** One application's way to the county: requests that a socket takes as they are, each after the answer to the one before. */
export interface PreparedApplication {
  readonly id: string;
  readonly requests: readonly Buffer[];
}

/**
 * intake: the batch with the application alone. round: all that the engine of a window says on a quiet day because one
 * citizen was served (sync/engine/round.ts): greeting, changes, events, changes, events of what came of it.
 */
export type Work = 'intake' | 'round';

/** About 4 KB of JSON, as the dossier's longer forms are. */
const statement = '因病致贫，家庭收入明显减少，现申请纳入最低生活保障。'.repeat(35);

/**
 * Everything that costs the load generator processor time is done before the clock runs: the terminal's own client makes
 * the requests, hashed and signed, and what it would have sent is kept. What is left while the clock runs is writing to
 * sockets and reading answers. The county does not see a difference: a signature is good for five minutes.
 */
export async function prepare(
  terminal: WireTerminal,
  { url, each, work }: { readonly url: string; readonly each: number; readonly work: Work },
  fromCounter: number,
): Promise<readonly PreparedApplication[]> {
  const { county, said } = recordedCounty(terminal, url);
  const prepared: PreparedApplication[] = [];
  for (let n = 1; n <= each; n += 1) {
    const application = sampleApplication(terminal, fromCounter + n, {
      form: { applicant: { name: '韦小云' }, item: { statement } },
    });
    if (work === 'intake') {
      await county.pushEvents([terminal.accept(application)]);
    } else {
      await county.hello();
      await county.changes('');
      const card = terminal.append('card/read', { outcome: 'read' });
      await county.pushEvents([card, terminal.accept(application)]);
      await county.changes('');
      const printed = terminal.append('document/printed', { document: 'receipt' }, application.id);
      // Its number is not known beforehand; the county does not look at it.
      const told = { countyNumber: '20261122-000000', countyTime: '2026-11-22T02:00:02.000Z' };
      await county.pushEvents([printed, terminal.append('application/delivered', told, application.id)]);
    }
    prepared.push({ id: application.id, requests: said() });
  }
  county.close();
  return prepared;
}

/** The product's own client, whose requests go nowhere but into a list. */
function recordedCounty(terminal: WireTerminal, url: string): { county: County; said: () => readonly Buffer[] } {
  let requests: Buffer[] = [];
  const county = createHttpCounty({
    baseUrl: url,
    credentials: () => ({
      terminalId: terminal.enrolment.terminalId,
      keyNumber: terminal.keyNumber,
      privateKey: terminal.key,
    }),
    report: () => ({ backlog: 0, appVersion: '0.1.0' }),
    log: { debug() {}, info() {}, warn() {}, error() {} },
    fetch: async (target, request = {}) => {
      requests.push(bytesOf(new URL(String(target)), request));
      return new Response('', { status: 503 });
    },
  });
  return {
    county,
    said() {
      const all = requests;
      requests = [];
      return all;
    },
  };
}

/** As the runtime's fetch writes it, its own fields included. */
function bytesOf(url: URL, { method = 'GET', headers, body }: RequestInit): Buffer {
  const text = Buffer.from(typeof body === 'string' ? body : '');
  const fields = Object.entries({
    host: url.host,
    connection: 'keep-alive',
    ...(headers as Record<string, string>),
    'accept-language': '*',
    'sec-fetch-mode': 'cors',
    'user-agent': 'node',
    'accept-encoding': 'gzip, deflate',
    ...(method === 'GET' ? {} : { 'content-length': String(text.length) }),
  }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([
    Buffer.from(`${method} ${url.pathname}${url.search} HTTP/1.1\r\n${fields.join('\r\n')}\r\n\r\n`),
    text,
  ]);
}
