import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** WCAG 2.2 AA and what it stands on; GB/T 37668 level 2 asks for no more than these. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a person with a screen reader, weak eyes or no mouse would stumble over: one line each, with its place. */
export async function accessFindings(page: Page): Promise<readonly string[]> {
  // Through the debugging line: the page's own policy allows no script of ours, and none is to be allowed for a test.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (wanted) => {
    const { violations } = await window.axe.run(document, { runOnly: wanted, resultTypes: ['violations'] });
    return violations.flatMap(({ id, impact, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => ({ id, impact, help, target: target.join(' '), failureSummary })),
    );
  }, rules);
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, help, target, failureSummary }) => {
      const why = (failureSummary ?? '').split('\n').slice(1).join(' ').trim();
      return `${impact} ${id}: ${help} — ${target} — ${why}`;
    });
}

/** Fails with the whole list. `where` names the page in the message. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  // Something that fades in is judged by its colours half way otherwise; what is wrong with the page stays wrong.
  await expect.poll(() => accessFindings(page), { timeout: 20_000, interval: 500, message: where }).toEqual([]);
}
