import { access, constants } from 'node:fs/promises';
import type { DeviceFault } from '../device-status.ts';

/** Why nothing could be opened, for openers that know. Everything else that an opener rejects with is `unknown`. */
export class OpenFault extends Error {
  readonly kind: DeviceFault['kind'];

  constructor(kind: DeviceFault['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OpenFault';
    this.kind = kind;
  }
}

export function deviceFault(error: unknown): DeviceFault {
  if (error instanceof OpenFault) return { kind: error.kind, detail: error.message };
  return { kind: 'unknown', detail: error instanceof Error ? error.message : String(error) };
}

/**
 * Why a device node does not open. The bindings say it in words alone, which differ by system and version, so the node
 * itself is asked; one that is there and may be opened by us is open elsewhere.
 */
export async function nodeFault(path: string, error: unknown, permissionHint: string): Promise<OpenFault> {
  if (!path.startsWith('/')) return new OpenFault('unknown', textOf(error), { cause: error });
  try {
    await access(path, constants.R_OK | constants.W_OK);
  } catch (refusal) {
    const isThere = (refusal as NodeJS.ErrnoException).code !== 'ENOENT';
    return isThere
      ? new OpenFault('no-permission', `${path}: ${permissionHint}`, { cause: error })
      : new OpenFault('no-device', `${path}: not plugged in`, { cause: error });
  }
  return new OpenFault('in-use', `${path}: ${textOf(error)}`, { cause: error });
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
