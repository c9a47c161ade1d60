/** A clerk's browser, as far as the console's forms need one. */
export class Clerk {
  readonly #url: string;
  #cookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  get(path: string): Promise<Response> {
    return fetch(`${this.#url}${path}`, { headers: { cookie: this.#cookie }, redirect: 'manual' });
  }

  async page(path: string): Promise<string> {
    return (await this.get(path)).text();
  }

  /** Posts as the form on `from` would: with its hidden token, from the county's own origin. */
  async post(from: string, path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    const csrf = /name="csrf" value="([^"]+)"/.exec(await this.page(from))?.[1] ?? '';
    return this.postRaw(path, { csrf, ...fields }, headers);
  }

  /** As a form with files would. */
  send(path: string, form: FormData): Promise<Response> {
    const headers = { cookie: this.#cookie, origin: this.#url };
    return fetch(`${this.#url}${path}`, { method: 'POST', headers, body: form, redirect: 'manual' });
  }

  async postRaw(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(`${this.#url}${path}`, {
      method: 'POST',
      headers: { cookie: this.#cookie, origin: this.#url, ...headers },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
    const cookie = response.headers.get('set-cookie')?.split(';')[0];
    if (cookie !== undefined) this.#cookie = cookie;
    return response;
  }
}
