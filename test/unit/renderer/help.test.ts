import { expect, test } from 'vitest';
import { helpPages } from '../../../renderer/help/help-pages.ts';
import { agentPages } from '../../../renderer/stations/agent/AgentShell.tsx';
import { pageNames } from '../../../renderer/stations/window/pages.ts';

const hanzi = /\p{Script=Han}/u;
const pages = Object.entries(helpPages);

test('every page of the window has help, and so have lock, setting up and the kiosk’s staff page', () => {
  const names = pages.map(([name]) => name);
  for (const page of pageNames) expect(names).toContain(`window.${page}`);
  for (const page of agentPages) expect(names).toContain(`agent.${page}`);
  for (const page of ['lock', 'setup', 'kiosk.staff']) expect(names).toContain(page);
});

test.each(pages)('%s: what it is for, and three problems with what to do, in both languages', (_name, { zh, en }) => {
  expect(zh.what).toMatch(hanzi);
  expect(en.what).not.toMatch(hanzi);
  expect(en.what.length).toBeGreaterThan(20);
  expect(en.keys.map(([key]) => key)).toEqual(zh.keys.map(([key]) => key));
  for (const [words, isChinese] of [
    [zh, true],
    [en, false],
  ] as const) {
    expect(words.problems).toHaveLength(3);
    for (const text of [words.title, ...words.problems.flat(), ...words.keys.map(([, what]) => what)]) {
      expect(hanzi.test(text)).toBe(isChinese);
    }
  }
});
