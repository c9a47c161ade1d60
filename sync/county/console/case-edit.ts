import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formAfter } from '../../../main/domain/amendment.ts';
import { isAmendable } from '../../../main/domain/correction-request.ts';
import { shanghaiDate } from '../../../main/domain/dates.ts';
import { checkForm } from '../../../main/domain/form/check-form.ts';
import { type MergeChoice, mergeAmendments, settleMerge } from '../../../main/domain/merge-amendments.ts';
import { showApplication } from './application.ts';
import { contentAt, editableFields, typedValue } from './case-form.ts';
import type { ConsoleParts } from './console.ts';
import { mergeView } from './merge-view.ts';
import { sendPage } from './page.ts';
import { formOf, formText } from './session.ts';
import { whyNot } from './words.ts';

/**
 * A clerk's edit, on the version that was on the screen. If the window has amended it meanwhile, what only one side
 * changed stands, and what both changed is asked, field by field.
 */
export async function editApplication(
  parts: ConsoleParts,
  request: FastifyRequest,
  reply: FastifyReply,
  applicationId: string,
): Promise<FastifyReply> {
  const { store, shelf, now } = parts;
  const detail = await request.desk.detail(applicationId);
  const record = detail && (await store.cases.record(applicationId));
  if (!detail || !record) return showApplication(parts, request, reply);
  const again = (problem: string, status = 400) => showApplication(parts, request, reply, { problem, status });
  const catalogue = await shelf.version(detail.catalogueVersion);
  const item = catalogue?.items.find(({ code }) => code === detail.itemCode);
  if (!item) return again('目录里没有这个版本的事项，不能在这里修改', 409);
  const reason = formText(request, 'reason', 1000);
  if (reason.length < 2) return again('请写明修改原因');

  const form = formOf(request);
  const typed = new Map([...form.keys()].map((name) => [name, formText(request, name, 2000)]));
  // `seen`: what the clerk first saw, when this is the answer to the questions of a merge.
  const seen = form.has('seen') ? typed.get('seen') : typed.get('base');
  const base = contentAt(detail, record, seen === '' || seen === undefined ? null : seen);
  const theirs = contentAt(detail, record, 'newest');
  const fields = editableFields(item.formSchema, base.form);
  const wishes = fields.flatMap((field) => {
    const text = typed.get(`answer:${field.pointer}`);
    return text === undefined ? [] : [{ pointer: field.pointer, to: typedValue(field, text) }];
  });
  const merged = mergeAmendments({ base: base.form, mine: formAfter(base.form, wishes), theirs: theirs.form });
  const isAnswered = form.has('seen') && (typed.get('base') ?? '') === (theirs.madeBy ?? '');
  const settled = settleMerge(merged, isAnswered ? choicesIn(typed) : []);
  if (!settled.ok) {
    const asked = {
      detail,
      schema: item.formSchema,
      fields: merged,
      typed: new Map([...typed, ['base', seen ?? '']]),
      madeBy: theirs.madeBy,
      reason,
      clerk: request.clerk,
    };
    const title = detail.countyNumber ?? detail.localNumber;
    return sendPage(reply, { title, section: 'inbox', clerk: request.clerk, content: mergeView(asked) }, 409);
  }
  const changes = settled.value.filter(({ pointer }) => isAmendable(theirs.form, pointer));
  if (changes.length === 0) return again('没有改动');
  const problems = checkForm({
    schema: item.formSchema,
    answers: formAfter(theirs.form, changes),
    pointer: '',
    today: shanghaiDate(now().toISOString()),
  }).filter((problem) => changes.some(({ pointer }) => problem.pointer.startsWith(pointer)));
  if (problems.length > 0) return again(problems.map(({ message }) => message.zh).join('；'));
  const amended = await store.cases.amend(applicationId, {
    id: randomUUID(),
    base: theirs.madeBy,
    changes,
    reason,
    actorId: request.clerk.userName,
    actorName: request.clerk.displayName,
  });
  request.log.info({ clerk: request.clerk.userName, applicationId, fields: changes.length, amended }, 'edit');
  if (amended.ok) return reply.redirect(`/console/applications/${applicationId}`, 303);
  return again(whyNot[amended.why], 409);
}

function choicesIn(typed: ReadonlyMap<string, string>): readonly MergeChoice[] {
  return [...typed].flatMap(([name, value]): MergeChoice[] => {
    if (!name.startsWith('take:') || (value !== 'mine' && value !== 'theirs')) return [];
    return [{ pointer: name.slice('take:'.length), take: value }];
  });
}
