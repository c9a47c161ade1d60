import { failed, ok, type Result } from '../../main/domain/result.ts';
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
 * One application's way to the county:  intent -> lacking materials -> submit -+-> delivered
 *                                                     ^                        +-> refused
 *                                                     +---- incomplete --------+
 */
export async function deliverOne(parts: DeliveryParts, submission: PendingSubmission): Promise<Result<Delivery>> {
  const { applicationId } = submission;
  const materials = distinctMaterials(submission);
  const intent = await parts.county.declareIntent({ applicationId, materials: [...materials] });
  if (!intent.ok) return intent;
  let lacking = intent.value.lacking;

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
      const shipped = await parts.shipper.ship();
      if (!shipped.ok) return shipped;
    }
    lacking = reply.value.lackingMaterials;
  }
  return failed('county/server-error', 'the county still lacks something that was sent');
}

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
  let doneBytes = bytesOf(materials) - bytesOf(toSend);
  parts.onProgress(submission, doneBytes);
  for (const material of ordered) {
    const bytes = await parts.materials.read(material.sha256);
    if (!bytes.ok) return bytes;
    const uploaded = await parts.county.uploadMaterial({ ...material, bytes: bytes.value }, (sentBytes) =>
      parts.onProgress(submission, doneBytes + sentBytes),
    );
    if (!uploaded.ok) return uploaded;
    doneBytes += material.sizeBytes;
    parts.onProgress(submission, doneBytes);
  }
  return ok();
}
