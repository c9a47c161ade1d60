import { createHash } from 'node:crypto';

/** The county clerk's console as a browser without scripts would use it. */
export interface CountyConsole {
  readonly cookie: string;
  /** Ids of the applications in the inbox whose row shows this text, newest first. */
  find(text: string): Promise<readonly string[]>;
  applicationPage(id: string): Promise<string>;
  /** sha256 of each file that the console shows of the application, computed from its bytes. */
  fileHashes(id: string): Promise<readonly string[]>;
  /** Answers with the moment at which the county had said yes to it (performance.now). */
  decide(id: string, outcome: 'approved' | 'denied', reason: string): Promise<number>;
}

export async function openConsole(countyUrl: string): Promise<CountyConsole> {
  const origin = new URL(countyUrl).origin;
  const login = await fetch(`${origin}/console/login`, {
    method: 'POST',
    headers: formHeaders(origin),
    redirect: 'manual',
  });
  const cookie = login.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`the console did not let the demo clerk in: ${login.status}`);
  const get = async (path: string): Promise<Response> => {
    const answer = await fetch(`${origin}${path}`, { headers: { cookie } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer;
  };
  const applicationPage = async (id: string) => (await get(`/console/applications/${id}`)).text();
  return {
    cookie,
    applicationPage,
    async find(text) {
      const inbox = await (await get(`/console/inbox?q=${encodeURIComponent(text)}`)).text();
      return [...inbox.matchAll(/href="\/console\/applications\/([0-9a-f-]{36})"/g)].map(([, id]) => id ?? '');
    },
    async fileHashes(id) {
      const addresses = new Set(
        [...(await applicationPage(id)).matchAll(/src="(\/console\/applications\/[^"]+\/materials\/[^"]+)"/g)].map(
          ([, address]) => address ?? '',
        ),
      );
      const hashes = await Promise.all(
        [...addresses].map(async (address) => {
          const bytes = new Uint8Array(await (await get(address)).arrayBuffer());
          return createHash('sha256').update(bytes).digest('hex');
        }),
      );
      return hashes.sort();
    },
    async decide(id, outcome, reason) {
      const page = await applicationPage(id);
      const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
      const decided = await fetch(`${origin}/console/applications/${id}/decision`, {
        method: 'POST',
        headers: { ...formHeaders(origin), cookie },
        body: new URLSearchParams({ csrf: hidden('csrf'), seen: hidden('seen'), outcome, reason }),
        redirect: 'manual',
      });
      if (decided.status !== 303)
        throw new Error(`the decision was refused: ${decided.status} ${await decided.text()}`);
      return performance.now();
    },
  };
}

const formHeaders = (origin: string) => ({ origin, 'content-type': 'application/x-www-form-urlencoded' });
