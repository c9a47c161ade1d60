import { longTime, shanghaiDate } from '../../domain/dates.ts';
import type { ComposedDocument, Fact } from '../../domain/documents/content.ts';
import { type CaseDocumentKind, documentTrade } from '../../domain/documents/kinds.ts';
import type { DeliveryScene, DocumentScene, HeadScene } from '../../domain/documents/scene.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { commitment, correction, deferral, refusal } from './answer-bodies.ts';
import { type Body, fact, type WriteBody, type Writing, wide } from './body.ts';
import { delegateContinuation, delegateDone, delegateEnd, delegateOrder, powerOfAttorney } from './delegate-bodies.ts';
import { deliveryReceipt, verification } from './delivery-bodies.ts';
import { acceptance, deemedAcceptance, handIn, receiptSlip } from './intake-bodies.ts';
import { createNeeded } from './needed.ts';
import { archiveList, handOver, routing, transfer } from './office-bodies.ts';
import { approval, denial, returnedPapers, termination, voidRecord, withdrawal } from './outcome-bodies.ts';
import { extension, specialProcedure } from './time-bodies.ts';
import { createNumbers, textIn } from './words.ts';

const bodies: Readonly<Record<CaseDocumentKind, WriteBody>> = {
  'receipt-slip': receiptSlip,
  acceptance,
  'deemed-acceptance': deemedAcceptance,
  correction,
  'hand-in': handIn,
  refusal,
  deferral,
  commitment,
  'special-procedure': specialProcedure,
  extension,
  approval,
  denial,
  termination,
  withdrawal,
  'returned-papers': returnedPapers,
  'void-record': voidRecord,
  'delivery-receipt': deliveryReceipt,
  'power-of-attorney': powerOfAttorney,
  'delegate-order': delegateOrder,
  'delegate-continuation': delegateContinuation,
  'delegate-end': delegateEnd,
  'delegate-done': delegateDone,
  'hand-over': handOver,
  verification,
  routing,
  transfer,
  'archive-list': archiveList,
};

/** All words of one document; `document/field-missing` names everything that it cannot be without. */
export function composeDocument(kind: CaseDocumentKind, scene: DocumentScene): Result<ComposedDocument> {
  return composed(kind, scene, (writing) => bodies[kind](scene, writing));
}

/** 送达回证 at the door, where nothing of the case is but what its county said with the assignment. */
export function composeDelivery(scene: DeliveryScene): Result<ComposedDocument> {
  return composed('delivery-receipt', scene, (writing) => deliveryReceipt(scene, writing));
}

function composed(
  kind: CaseDocumentKind,
  scene: HeadScene,
  write: (writing: Writing) => Body,
): Result<ComposedDocument> {
  const needed = createNeeded();
  const numbers = createNumbers();
  const writing: Writing = { ...needed, hide: numbers.hide };
  const body = write(writing);
  const head = commonHead(scene, writing);
  if (needed.missing.length > 0) return failed('document/field-missing', needed.missing.join('、'));
  const { name, isSealed } = documentTrade[kind];
  return ok({
    content: {
      kind,
      title: body.title ?? name,
      numberText: scene.numberText,
      caseNumber: scene.application.localNumber,
      officeName: scene.officeName,
      countyName: scene.countyName,
      head,
      address: body.address,
      blocks: body.blocks,
      signatures: body.signatures,
      seal: isSealed ? { date: shanghaiDate(scene.at) } : null,
      note: body.note ?? null,
      masked: numbers.masked,
    },
    whole: numbers.whole,
  });
}

/** The common head of dossier §3.2, in its order. */
function commonHead(scene: HeadScene, { need, hide }: Writing): readonly Fact[] {
  const { application, item, officeName, clerk } = scene;
  const agent = textIn(application.form, 'agent', 'name');
  return [
    fact('办件编号', need('办件编号', application.localNumber)),
    fact('县平台编号', application.countyNumber ?? '待县平台确认'),
    wide('事项名称', `${need('事项名称', application.itemName)}（编码 ${need('事项编码', application.itemCode)}）`),
    fact('申请人', need('申请人', application.applicantName)),
    fact('证件号码', need('证件号码', hide('applicant', application.idNumber))),
    fact('代理人', agent || '无'),
    fact('受理单位', need('受理单位', officeName)),
    fact('经办人', `${need('经办人', clerk.name)}（工号 ${need('工号', clerk.id)}）`),
    fact('日期时间', longTime(scene.at)),
    fact('咨询电话', need('咨询电话', item.consultPhone)),
    fact('监督电话', supervision(need('监督电话', item.supervisePhone))),
  ];
}

/** 12345 stands on every document, beside the item's own number where that is another one. */
function supervision(phone: string): string {
  return phone === '12345' ? phone : `12345、${phone}`;
}
