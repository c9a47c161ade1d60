/**
 * 交接码: announces a batch. The agent's screen shows it as a QR code and in words; the window's gun reads it, or a clerk
 * types the secret. The file on the stick opens with the secret alone, so a stick that is lost tells nobody anything.
 *
 *   TWHO1.<batch id>.<count>.<secret of 16 signs>.<SHA-256 of the file, hex>
 */
export interface HandoverAnnouncement {
  readonly batchId: string;
  readonly count: number;
  readonly secret: string;
  /** Null where the secret was typed: then the file's own seal has to do. */
  readonly fileHash: string | null;
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const shape = new RegExp(`^TWHO1\\.(${uuid})\\.(\\d{1,3})\\.([2-9A-HJ-NP-Z]{16})\\.([0-9a-f]{64})$`, 'i');

/** 32 signs less I, O, 0 and 1, which are taken for others. 16 of them are 80 bits. */
export const secretSigns = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

export function formatAnnouncement(said: HandoverAnnouncement & { readonly fileHash: string }): string {
  return `TWHO1.${said.batchId}.${said.count}.${said.secret}.${said.fileHash}`;
}

export function readAnnouncement(text: string): (HandoverAnnouncement & { readonly fileHash: string }) | null {
  const match = shape.exec(text.trim());
  if (!match) return null;
  const [, batchId = '', count = '', secret = '', fileHash = ''] = match;
  return {
    batchId: batchId.toLowerCase(),
    count: Number(count),
    secret: secret.toUpperCase(),
    fileHash: fileHash.toLowerCase(),
  };
}

/** As it is read aloud: four groups of four. */
export function spokenSecret(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1-');
}

/** From what a person typed; null where it can't be one. */
export function readSecret(typed: string): string | null {
  const secret = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  return /^[2-9A-HJ-NP-Z]{16}$/.test(secret) ? secret : null;
}
