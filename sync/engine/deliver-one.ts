import { type Failure, failed, ok, type Result } from '../../main/domain/result.ts';
import { distinctMaterials } from '../outbox/sending-order.ts';
import type { County, DeliveredReply, MaterialSource, PendingSubmission } from '../ports.ts';
import type { EventShipper } from './event-shipper.ts';

export interface DeliveryParts {
  readonly county: County;
  readonly materials: MaterialSource;
  readonly shipper: EventShipper;
  /** So many bytes of its materials are at the county. The first call says what was there before. */
  readonly onProgress: (submission: PendingSubmission, sentBytes: number) => void;
}

export type Delivery =
  | { readonly outcome: 'delivered'; readonly reply: DeliveredReply }
  | { readonly outcome: 'refused'; readonly reason: string };

/** How often "something is still missing" is answered with what is missing, before it waits like other trouble. */
const completionTries = 3;

/**
 * One application's way to the county:  events -+-> intent -> lacking materials -> submit -+-> delivered
 *                                               |                ^                         +-> refused
 *                                               |                +----- incomplete --------+
 *                                               +-> delivered, where the county holds all of it already
 */
export async function deliverOne(parts: DeliveryParts, submission: PendingSubmission): Promise<Result<Delivery>> {
  const { shipper } = parts;
  const { applicationId } = submission;
  // It came while others were being sent: without its event the county could do nothing with the rest.
  const shipped = shipper.holds(submission) ? ok() : await shipper.ship();
  if (!shipped.ok) return shipped;
  const told = shipper.takeDelivery(submission);
  if (told) return ok({ outcome: 'delivered', reply: told });

  const materials = distinctMaterials(submission);
  // Without papers there is nothing to ask, and a long line makes each question dear.
  const intent =
    materials.length === 0
      ? ok({ lacking: [] })
      : await parts.county.declareIntent({ applicationId, materials: [...materials] });
  if (!intent.ok) return intent;
  let lacking: readonly string[] = intent.value.lacking;

  for (let attempt = 0; attempt < completionTries; attempt += 1) {
    const uploaded = await uploadLacking(parts, submission, lacking);
    if (!uploaded.ok) return uploaded;
    const reply = await parts.county.submit(applicationId);
    if (!reply.ok) return reply;
    if (reply.value.status === 'delivered') {
      const { status: _, ...delivered } = reply.value;
      return ok({ outcome: 'delivered', reply: delivered });
    }
    if (reply.value.status === 'refused') return ok({ outcome: 'refused', reason: reply.value.reason });
    if (reply.value.lackingEvent) {
      const again = await shipper.ship();
      if (!again.ok) return again;
    }
    lacking = reply.value.lackingMaterials;
  }
  return failed('county/server-error', 'the county still lacks something that was sent');
}

/** While some wait for an answer of the county, half a second on a long line, the others fill the line. */
const uploadsAtOnce = 3;

async function uploadLacking(
  parts: DeliveryParts,
  submission: PendingSubmission,
  lacking: readonly string[],
): Promise<Result<void>> {
  const materials = distinctMaterials(submission);
  const toSend = materials.filter((material) => lacking.includes(material.sha256));
  if (toSend.length < new Set(lacking).size) return failed('county/garbled', 'the county asks for foreign materials');
  // Small first: a broken line leaves as few as possible to do.
  const ordered = toSend.toSorted((one, other) => one.sizeBytes - other.sizeBytes);
  const bytesOf = (list: typeof materials) => list.reduce((sum, material) => sum + material.sizeBytes, 0);
  const thereBytes = bytesOf(materials) - bytesOf(toSend);
  const sentOf = new Map<string, number>();
  const tell = (sha256: string, sentBytes: number) => {
    sentOf.set(sha256, sentBytes);
    parts.onProgress(submission, thereBytes + [...sentOf.values()].reduce((sum, bytes) => sum + bytes, 0));
  };
  parts.onProgress(submission, thereBytes);
  const waiting = [...ordered];
  let failure: Failure | null = null;

  async function uploadNext(): Promise<void> {
    for (let next = waiting.shift(); next && !failure; next = waiting.shift()) {
      const { sha256, sizeBytes } = next;
      const bytes = await parts.materials.read(sha256);
      const uploaded = bytes.ok
        ? await parts.county.uploadMaterial({ ...next, bytes: bytes.value }, (sentBytes) => tell(sha256, sentBytes))
        : bytes;
      if (uploaded.ok) tell(sha256, sizeBytes);
      else failure ??= uploaded.failure;
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: uploadsAtOnce }, uploadNext));
  // A bug in one: thrown when the other has come to its end, so that never two steps of an application are under way.
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return failure ? { ok: false, failure } : ok();
}
