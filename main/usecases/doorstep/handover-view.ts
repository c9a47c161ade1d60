import type { Output } from '../../../preload/contract.ts';
import { type HandoverCase, type KeptHandover, settledIn } from '../../domain/doorstep/handover.ts';
import { formatAnnouncement, spokenSecret } from '../../domain/doorstep/handover-code.ts';

type View = Output<'packHandover'>;

export function handoverView(kept: KeptHandover): View {
  const { batch, side, secret, fileHash } = kept;
  const settled = settledIn(kept);
  const isOwn = side === 'out';
  return {
    batchId: batch.id,
    number: batch.number,
    side,
    agentName: batch.agent.name,
    agentId: batch.agent.id,
    officeName: batch.officeName,
    packedAt: batch.packedAt,
    fileName: kept.fileName,
    announcement: isOwn ? formatAnnouncement({ batchId: batch.id, count: batch.cases.length, secret, fileHash }) : null,
    spokenSecret: isOwn ? spokenSecret(secret) : null,
    cases: batch.cases.map((one) => {
      const said = settled.get(one.application.id);
      return { ...handoverCaseView(one), settled: said ? { ...said } : null };
    }),
    rounds: kept.rounds.map((round) => ({ ...round })),
  };
}

export function handoverCaseView({
  application,
  contentHash,
  originals,
}: HandoverCase): Output<'waitingForHandover'>[number] {
  const { id, localNumber, itemName, applicantName, channel, receivedAt, materials } = application;
  return {
    applicationId: id,
    localNumber,
    itemName,
    applicantName,
    mode: channel,
    receivedAt,
    materials: materials.filter(({ method }) => method !== 'none').length,
    originals: originals.map((one) => ({ ...one })),
    contentHash,
  };
}
