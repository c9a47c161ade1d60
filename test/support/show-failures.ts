import { writeSync } from 'node:fs';
import path from 'node:path';
import { afterEach } from 'vitest';
import { openContexts } from './open-contexts.ts';

const artefacts = path.resolve(import.meta.dirname, '../artefacts');
const told = 1_200;

/** After a failure: what every open page showed, as a picture among the artefacts and as words in the log, which travels further. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  const pages = [...openContexts].flatMap((context) => context.pages()).filter((page) => page.url() !== 'about:blank');
  for (const [index, page] of pages.entries()) {
    const file = `failed-${path.basename(task.file.name, '.test.ts')}-${index + 1}.png`;
    const within = { timeout: 5_000 };
    await page.screenshot({ path: path.join(artefacts, file), ...within }).catch(() => undefined);
    const words = await page
      .locator('body')
      .innerText(within)
      .catch((error: unknown) => String(error));
    // Straight to the descriptor: the runner keeps what a failing file says through the console to itself.
    writeSync(2, `${task.name}: page ${index + 1} showed (${file}): ${words.replaceAll(/\s+/g, ' ').slice(0, told)}\n`);
  }
});
