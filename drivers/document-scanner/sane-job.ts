import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { DeviceResult } from '../device-status.ts';
import { isWholeJpeg } from './jpeg.ts';
import type { OnPage, ScanRequest } from './port.ts';
import { isFed, type SaneOptions, saneArguments } from './sane-options.ts';
import { runScanimage } from './sane-process.ts';
import { troubleAfter } from './sane-trouble.ts';
import { withScanFolder } from './scan-folder.ts';

export interface SaneJob {
  readonly program: string;
  readonly device: string;
  readonly extraOptions: readonly string[];
  readonly options: SaneOptions;
  readonly sheetMm: { readonly width: number; readonly height: number };
  readonly pageMs: number;
  readonly signal: AbortSignal;
}

/**
 * scanimage writes each page beside its name (`.part`), renames it when it is whole, and only then prints the name: what
 * is read here is never half a page.
 */
export function runSaneJob(
  job: SaneJob,
  request: ScanRequest,
  onPage: OnPage,
): Promise<DeviceResult<{ readonly pageCount: number }>> {
  const fed = isFed(request, job.options);
  return withScanFolder(async (folder) => {
    let pageCount = 0;
    let broken: string | null = null;
    const takePage = async (name: string) => {
      if (broken !== null || job.signal.aborted || !/^page-\d{4}\.jpg$/.test(name)) return;
      const file = path.join(folder, name);
      const bytes = await readFile(file).catch(() => null);
      if (bytes === null || !isWholeJpeg(bytes)) {
        broken = `page ${pageCount + 1}: no whole JPEG`;
        return;
      }
      await rm(file, { force: true });
      pageCount += 1;
      await onPage({ number: pageCount, mediaType: 'image/jpeg', bytes });
    };
    const end = await runScanimage({
      program: job.program,
      args: [
        `--device-name=${job.device}`,
        '--format=jpeg',
        ...saneArguments(request, job.options, job.sheetMm),
        ...job.extraOptions,
        '--batch=page-%04d.jpg',
        `--batch-count=${fed ? request.maxPages : 1}`,
        '--batch-print',
      ],
      cwd: folder,
      silenceMs: job.pageMs,
      onLine: takePage,
      signal: job.signal,
    });
    if (broken !== null) return { ok: false, trouble: 'scanner/offline', detail: broken };
    const trouble = troubleAfter(end);
    const isEndOfPile = trouble?.trouble === 'scanner/empty' && pageCount > 0;
    if (trouble !== null && !isEndOfPile) return trouble;
    if (pageCount > 0) return { ok: true, value: { pageCount } };
    return { ok: false, trouble: fed ? 'scanner/empty' : 'scanner/offline', detail: 'no page came' };
  });
}
