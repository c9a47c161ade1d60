import type { HeldFiling } from './domain/pre-check-filing.ts';
import type { TerminalParts } from './usecases/parts.ts';
import { syncView } from './usecases/sending.ts';

/** After a failure the line is left alone for so long, whatever else it reports meanwhile. */
const restMs = 5_000;

/**
 * 自助预审的扫描件: the answers travel as an event, the pages beside them, each by its hash, one after the other. Nothing
 * waits for them: a window that opens the pre-check meanwhile has the answers, and the pages come when they are there.
 */
export function createPageCourier(parts: TerminalParts): { look(): void; settled(): Promise<void> } {
  let underWay: Promise<void> | null = null;
  let restsUntilMs = 0;

  async function carry(): Promise<void> {
    for (const number of parts.ledger.fact('filings') ?? []) {
      for (;;) {
        const held = parts.ledger.fact(`filing/${number}`);
        const sha256 = held?.unsentPages[0];
        if (!held || sha256 === undefined) break;
        if (!(await sent(parts, held, sha256))) {
          restsUntilMs = parts.clock.monotonicMs() + restMs;
          return;
        }
      }
    }
  }

  return {
    look() {
      if (underWay !== null || parts.engine()?.state().link !== 'online') return;
      if (parts.clock.monotonicMs() < restsUntilMs) return;
      underWay = carry()
        .catch((bug: unknown) => {
          parts.log.error({ bug: bug instanceof Error ? bug.stack : String(bug) }, 'pages of a pre-check threw');
        })
        .finally(() => {
          underWay = null;
        });
    },
    settled: async () => {
      await underWay;
    },
  };
}

async function sent(parts: TerminalParts, held: HeldFiling, sha256: string): Promise<boolean> {
  const { caseNumber, materials } = held.filing;
  const page = materials.flatMap(({ pages }) => pages ?? []).find((one) => one.sha256 === sha256);
  const bytes = page && (await parts.vault.get(sha256));
  if (page && bytes?.ok) {
    const county = parts.county();
    const uploaded = await county?.uploadMaterial({ ...page, bytes: bytes.value }, () => {});
    if (!uploaded?.ok) {
      const code = uploaded ? uploaded.failure.code : 'terminal/not-enrolled';
      parts.log.info({ caseNumber, code }, 'a page of a pre-check waits for the line');
      return false;
    }
  } else {
    // What the vault lost can't be sent; the window scans it anew, and the loss is told.
    parts.log.error({ caseNumber, sha256 }, 'a page of a pre-check is not in the vault');
  }
  const noted = parts.ledger.transact((writer) => {
    const now = parts.ledger.fact(`filing/${caseNumber}`) ?? held;
    writer.setFact(`filing/${caseNumber}`, { ...now, unsentPages: now.unsentPages.filter((one) => one !== sha256) });
  });
  if (noted.ok) parts.publish('sync', syncView(parts));
  return noted.ok;
}
