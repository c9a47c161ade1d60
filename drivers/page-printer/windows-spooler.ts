import { z } from 'zod';
import type { PrintingResult } from './port.ts';
import { problem } from './printing-problem.ts';
import type { RunProgram } from './run-program.ts';

/** Win32_Printer (learn.microsoft.com/windows/win32/cimwin32prov/win32-printer), the properties that printing needs. */
const printerSchema = z.object({
  Name: z.string().min(1),
  DriverName: z.string().nullable(),
  Default: z.boolean().nullable(),
  PrinterStatus: z.number().nullable(),
  DetectedErrorState: z.number().nullable(),
  WorkOffline: z.boolean().nullable(),
});
export type SpoolerPrinter = z.infer<typeof printerSchema>;

/** Win32_PrintJob; `Name` is "queue, number". */
const jobSchema = z.object({
  Name: z.string(),
  JobId: z.number(),
  Document: z.string().nullable(),
  StatusMask: z.number().nullable(),
});
export type SpoolerJob = z.infer<typeof jobSchema>;

export interface WindowsSpooler {
  printers(): Promise<PrintingResult<readonly SpoolerPrinter[]>>;
  jobs(): Promise<PrintingResult<readonly SpoolerJob[]>>;
  remove(job: { readonly queue: string; readonly systemId: string }): Promise<PrintingResult<null>>;
}

/** Numbers and JSON, in UTF-8: nothing of it changes with the language of the machine. */
const asJson = (query: string) =>
  `$ErrorActionPreference='Stop';[Console]::OutputEncoding=[Text.Encoding]::UTF8;ConvertTo-Json -Compress -InputObject @(${query})`;
const printersScript = asJson(
  'Get-CimInstance Win32_Printer|Select-Object Name,DriverName,Default,PrinterStatus,DetectedErrorState,WorkOffline',
);
const jobsScript = asJson('Get-CimInstance Win32_PrintJob|Select-Object Name,JobId,Document,StatusMask');
/** What varies comes by environment: it is never read as a script. */
const removeScript =
  "$ErrorActionPreference='Stop';Remove-PrintJob -PrinterName $env:TOWNSHIP_QUEUE -ID ([int]$env:TOWNSHIP_JOB)";

/** The Windows spooler as PowerShell tells of it. */
export function powerShellSpooler(plan: {
  readonly run: RunProgram;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}): WindowsSpooler {
  const script = async (text: string, env: Readonly<Record<string, string>> = {}): Promise<PrintingResult<string>> => {
    const args = ['-NoProfile', '-NonInteractive', '-Command', text];
    const ran = await plan.run('powershell.exe', args, { ...plan, env });
    if (ran.exitCode === 0) return { ok: true, value: ran.stdout };
    if (ran.exitCode === 'missing') return problem('system-missing', 'powershell.exe is not on this machine');
    if (ran.exitCode === null) return problem('system-silent', `no answer within ${plan.timeoutMs} ms`);
    // 1722, RPC server unavailable: the service "Spooler" does not run.
    const isStopped = /0x800706ba|1722|spooler/i.test(ran.stderr);
    return problem(
      isStopped ? 'system-not-running' : 'refused',
      `${ran.stderr.trim().slice(0, 300)}; Start-Service Spooler`,
    );
  };
  const list = async <T>(text: string, schema: z.ZodType<T>): Promise<PrintingResult<readonly T[]>> => {
    const told = await script(text);
    if (!told.ok) return told;
    try {
      const parsed = z.array(schema).safeParse(JSON.parse(told.value.replace(/^\uFEFF/, '') || '[]'));
      return parsed.success
        ? { ok: true, value: parsed.data }
        : problem('system-garbled', z.prettifyError(parsed.error));
    } catch (error) {
      return problem('system-garbled', String(error));
    }
  };
  return {
    printers: () => list(printersScript, printerSchema),
    jobs: () => list(jobsScript, jobSchema),
    async remove({ queue, systemId }) {
      const removed = await script(removeScript, { TOWNSHIP_QUEUE: queue, TOWNSHIP_JOB: systemId });
      return removed.ok ? { ok: true, value: null } : removed;
    },
  };
}
