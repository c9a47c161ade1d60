import type { FastifyBaseLogger } from 'fastify';
import type { HandOverReply } from '../../package/package-wire.ts';
import { type BroughtPackage, contentIdOf, type TakeInParts, takeIn } from './take-in.ts';

/**
 * Taking a big package in takes minutes, longer than anybody waits for an answer: it goes on, and whoever asks again gets
 * what came of it. An instance that ends in the middle leaves nothing behind that the next asking would not finish.
 */
export interface PackageJobs {
  /** Answers `working` when it takes longer than `patienceMs`. */
  takeIn(brought: BroughtPackage, patienceMs: number): Promise<HandOverReply>;
  /** Waits for what is being taken in. */
  close(): Promise<void>;
}

export function createPackageJobs(parts: TakeInParts & { readonly logger: FastifyBaseLogger }): PackageJobs {
  const running = new Map<string, Promise<HandOverReply>>();

  function start(brought: BroughtPackage): Promise<HandOverReply> {
    const contentId = contentIdOf(brought.slices);
    const under = running.get(contentId);
    if (under) return under;
    const job = takeIn(parts, brought)
      .then((reply) => {
        parts.logger.info({ contentId, status: reply.status, carrier: brought.carrier }, 'package brought');
        return reply;
      })
      .finally(() => running.delete(contentId));
    running.set(contentId, job);
    // Whoever asked may have gone: the next asking tries again, and meets the same trouble or none.
    job.catch((error: unknown) => parts.logger.error({ err: error, contentId }, 'taking a package in failed'));
    return job;
  }

  return {
    async takeIn(brought, patienceMs) {
      let timer: NodeJS.Timeout | undefined;
      const tooLong = new Promise<HandOverReply>((resolve) => {
        timer = setTimeout(() => resolve({ status: 'working' }), patienceMs);
      });
      return Promise.race([start(brought), tooLong]).finally(() => clearTimeout(timer));
    },
    async close() {
      await Promise.allSettled(running.values());
    },
  };
}
