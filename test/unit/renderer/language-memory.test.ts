import { afterEach, expect, test, vi } from 'vitest';

/** A page as far as the memory looks at it; the cookies are the host's, whoever else stands there. */
function page(jar: Map<string, string>, dataset: Record<string, string> = {}) {
  return {
    documentElement: { dataset },
    get cookie() {
      return [...jar].map((pair) => pair.join('=')).join('; ');
    },
    set cookie(line: string) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      jar.set(name, value);
    },
  };
}

/** As the bundle of that page loads it. */
async function memoryOf(document: ReturnType<typeof page>) {
  vi.resetModules();
  vi.stubGlobal('document', document);
  vi.stubGlobal('localStorage', { setItem: () => undefined, getItem: () => null });
  return import('../../../renderer/text/language-memory.ts');
}

afterEach(() => vi.unstubAllGlobals());

test('the clerk’s choice outlives a restart, and the citizen’s page of the same host neither follows nor changes it', async () => {
  const jar = new Map<string, string>();
  (await memoryOf(page(jar))).rememberLanguage('en');
  expect((await memoryOf(page(jar))).rememberedLanguage()).toBe('en');

  const citizen = await memoryOf(page(jar, { languages: 'passing' }));
  expect(citizen.rememberedLanguage()).toBe('zh');
  citizen.rememberLanguage('zh');
  expect((await memoryOf(page(jar))).rememberedLanguage()).toBe('en');
});

test('from the first visitor on a kiosk remembers nobody’s language', async () => {
  const jar = new Map([['screen-language', 'zh']]);
  const kiosk = await memoryOf(page(jar));
  kiosk.forgetLanguages();
  kiosk.rememberLanguage('en');
  expect(kiosk.rememberedLanguage()).toBe('zh');
  expect(jar.get('screen-language')).toBe('zh');
});
