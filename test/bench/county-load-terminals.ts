import { sampleApplication, type WireTerminal } from '../contract/county-store-terminal.ts';

/** One application's way to the county, signed and ready to be written to a socket. */
export interface PreparedApplication {
  readonly push: Buffer;
  readonly submit: Buffer;
}

export interface LoadPlan {
  readonly url: string;
  readonly terminals: number;
  /** How many applications each terminal prepares. */
  readonly each: number;
}

/** About 4 KB of JSON, as the dossier's longer forms are. */
const statement = '因病致贫，家庭收入明显减少，现申请纳入最低生活保障。'.repeat(35);

/**
 * Everything that costs the load generator processor time is done before the clock runs: hashing, signing, JSON. What
 * is left while it runs is writing to sockets and reading answers.
 */
export async function prepare(
  terminal: WireTerminal,
  { url, each }: Pick<LoadPlan, 'url' | 'each'>,
  fromCounter: number,
): Promise<readonly PreparedApplication[]> {
  const prepared: PreparedApplication[] = [];
  for (let n = 1; n <= each; n += 1) {
    const application = sampleApplication(terminal, fromCounter + n, {
      form: { applicant: { name: '韦小云' }, item: { statement } },
    });
    const events = [terminal.accept(application)];
    const body = { jws: await terminal.seal(events), events };
    const submitPath = `/api/v1/applications/${application.id}/submit`;
    prepared.push({
      push: await requestBytes(terminal, url, '/api/v1/events', body),
      submit: await requestBytes(terminal, url, submitPath, {}),
    });
  }
  return prepared;
}

async function requestBytes(terminal: WireTerminal, url: string, path: string, body: unknown): Promise<Buffer> {
  const signed = await terminal.signed(`${url}${path}`, { method: 'POST', body });
  const text = Buffer.from(JSON.stringify(body));
  const fields = Object.entries({
    host: new URL(url).host,
    'content-type': 'application/json',
    'content-length': String(text.length),
    ...signed,
  }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${fields.join('\r\n')}\r\n\r\n`), text]);
}
