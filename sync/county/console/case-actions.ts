import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { beyondItem, type CorrectionItem } from '../../../main/domain/correction-request.ts';
import { shanghaiDate } from '../../../main/domain/dates.ts';
import type { CaseOutcome } from '../cases/port.ts';
import { showApplication } from './application.ts';
import { editApplication } from './case-edit.ts';
import { contentAt, editableFields } from './case-form.ts';
import { presentWords } from './case-view.ts';
import type { ConsoleParts } from './console.ts';
import { clerkSign } from './presence.ts';
import { formOf, formText } from './session.ts';
import { whyNot } from './words.ts';

const ofCase = z.object({ id: z.uuid() });
const ofNotice = ofCase.extend({ notice: z.uuid() });

/** 补正、转办、督办、修改. What lies outside the clerk's place is as if it were not there. */
export function caseActions(app: FastifyInstance, parts: ConsoleParts): void {
  const { store, shelf, now } = parts;

  /** Runs for an application that this clerk may see, and answers with its page. */
  const onCase = (
    path: string,
    act: (request: FastifyRequest, applicationId: string) => Promise<CaseOutcome | { readonly problem: string }>,
  ) =>
    app.post(`/console/applications/:id/${path}`, async (request, reply) => {
      const applicationId = await visible(request);
      if (applicationId === null) return showApplication(parts, request, reply);
      const outcome = await act(request, applicationId);
      request.log.info({ clerk: request.clerk.userName, applicationId, path, outcome }, 'case action');
      if ('problem' in outcome)
        return showApplication(parts, request, reply, { problem: outcome.problem, status: 400 });
      if (outcome.ok) return reply.redirect(`/console/applications/${applicationId}`, 303);
      return showApplication(parts, request, reply, { problem: whyNot[outcome.why], status: 409 });
    });

  onCase('correction', async (request, applicationId) => {
    const answerBy = dateIn(request, now());
    const text = formText(request, 'text', 1000);
    if (answerBy === null) return { problem: '答复期限要填今天以后的日期' };
    if (text.length < 2) return { problem: '请写明要补正什么' };
    const asked = await askedItems(request, applicationId);
    if (!asked.ok) {
      if (asked.beyond.length > 0) {
        await store.cases.noteRefusedDemand(applicationId, { by: request.clerk.displayName, asked: asked.beyond });
      }
      request.log.warn({ clerk: request.clerk.userName, applicationId, beyond: asked.beyond }, 'asked beyond the item');
      return { problem: asked.problem };
    }
    const { displayName: askedBy } = request.clerk;
    const at = now().toISOString();
    return store.cases.askCorrection(applicationId, {
      id: randomUUID(),
      items: asked.items,
      text,
      answerBy,
      askedBy,
      at,
    });
  });

  onCase('correction/withdraw', (request, applicationId) =>
    store.cases.withdrawCorrection(applicationId, request.clerk.displayName),
  );

  onCase('forward', async (request, applicationId) => {
    const to = formText(request, 'to', 200);
    const known = (await shelf.current())?.items.some(({ implementer }) => implementer.name === to) ?? false;
    if (!known) return { problem: '请选择要转给的部门' };
    const by = request.clerk.displayName;
    return store.cases.forward(applicationId, { to, text: formText(request, 'text', 1000), by });
  });

  onCase('supervision', async (request, applicationId) => {
    const answerBy = dateIn(request, now());
    const title = formText(request, 'title', 200);
    if (answerBy === null) return { problem: '答复期限要填今天以后的日期' };
    if (title === '') return { problem: '请写明督办事由' };
    const by = request.clerk.displayName;
    return store.cases.supervise({ applicationId, title, text: formText(request, 'text', 2000), answerBy, by });
  });

  onCase('supervision/:notice/close', async (request, applicationId) => {
    const params = ofNotice.safeParse(request.params);
    const record = await store.cases.record(applicationId);
    const notice = record?.supervision.find(({ id }) => params.success && id === params.data.notice);
    if (!notice) return { ok: false, why: 'nothing-open' };
    return store.cases.closeSupervision(notice.id, request.clerk.displayName);
  });

  app.post('/console/applications/:id/edit', async (request, reply) => {
    const applicationId = await visible(request);
    return applicationId === null
      ? showApplication(parts, request, reply)
      : editApplication(parts, request, reply, applicationId);
  });

  /** A sign of life of the page; answers with who else has it open. */
  app.get('/console/applications/:id/present', async (request: FastifyRequest, reply: FastifyReply) => {
    const applicationId = await visible(request);
    if (applicationId === null) return reply.code(404).send('');
    const others = await store.cases.present(await clerkSign(parts, request, applicationId));
    return reply.type('text/plain; charset=utf-8').send(presentWords(others));
  });

  async function visible(request: FastifyRequest): Promise<string | null> {
    const params = ofCase.safeParse(request.params);
    return params.success && (await request.desk.detail(params.data.id)) !== null ? params.data.id : null;
  }

  async function askedItems(
    request: FastifyRequest,
    applicationId: string,
  ): Promise<
    | { readonly ok: true; readonly items: CorrectionItem[] }
    | { readonly ok: false; readonly problem: string; readonly beyond: readonly string[] }
  > {
    const detail = await request.desk.detail(applicationId);
    const record = await store.cases.record(applicationId);
    const catalogue = detail && (await shelf.version(detail.catalogueVersion));
    const item = catalogue?.items.find(({ code }) => code === detail?.itemCode);
    if (!detail || !record || !item)
      return { ok: false, problem: '目录里没有这个版本的事项，不能要求补正', beyond: [] };
    const form = formOf(request);
    const items: CorrectionItem[] = [
      ...form.getAll('material').map((materialCode) => ({ materialCode, text: '' })),
      ...form.getAll('field').map((pointer) => ({ pointer, text: '' })),
    ];
    const fields = editableFields(item.formSchema, contentAt(detail, record, 'newest').form);
    const strange = items.flatMap((one) =>
      'pointer' in one && !fields.some(({ pointer }) => pointer === one.pointer) ? [one.pointer] : [],
    );
    const beyond = [...beyondItem(items, item), ...strange];
    if (beyond.length > 0)
      return { ok: false, problem: '只能要求本事项目录里的材料和内容，不能另加（已记录）', beyond };
    if (items.length === 0 || items.length > 50) return { ok: false, problem: '请勾选要补正的材料或内容', beyond: [] };
    return { ok: true, items };
  }
}

/** Not in the past. */
function dateIn(request: FastifyRequest, now: Date): string | null {
  const date = z.iso.date().safeParse(formText(request, 'answerBy', 10));
  return date.success && date.data >= shanghaiDate(now.toISOString()) ? date.data : null;
}
