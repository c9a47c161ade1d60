import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { applicationView } from './application-view.ts';
import type { ConsoleParts } from './console.ts';
import { departmentsOf } from './departments.ts';
import { html } from './html.ts';
import { message, sendPage } from './page.ts';
import { clerkSign } from './presence.ts';
import { formOf, formText } from './session.ts';
import { missingPhotographs } from './visit-photographs.ts';
import { evidenceView } from './visit-view.ts';
import { whyNot } from './words.ts';

const paramsSchema = z.object({ id: z.uuid() });

/** 一件办件: what was handed in, and the county's word about it. */
export function applicationRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  app.get('/console/applications/:id', (request, reply) => showApplication(parts, request, reply));

  app.post('/console/applications/:id/decision', async (request, reply) => {
    const id = paramsSchema.safeParse(request.params);
    const outcome = z.enum(['approved', 'denied']).safeParse(formOf(request).get('outcome'));
    if (!id.success || !outcome.success)
      return showApplication(parts, request, reply, { problem: '请选择“同意”或“不予”', status: 400 });
    const reason = formText(request, 'reason', 1000);
    if (outcome.data === 'denied' && reason.length < 2) {
      return showApplication(parts, request, reply, { problem: '“不予”要写明理由，群众看得到', status: 400, reason });
    }
    const decidedBy = request.clerk.displayName;
    const applicationId = id.data.id;
    // A page without it showed what was accepted.
    const seen = formOf(request).get('seen') || null;
    const decided = await request.desk.decide({ applicationId, outcome: outcome.data, reason, decidedBy, seen });
    request.log.info({ clerk: request.clerk.userName, applicationId, outcome: outcome.data, decided }, 'decision');
    if (decided.ok) return reply.redirect(`/console/applications/${applicationId}`, 303);
    return showApplication(parts, request, reply, {
      problem: decided.why === 'refused' ? decided.text : whyNot[decided.why],
      status: 409,
      reason,
    });
  });
}

export async function showApplication(
  parts: ConsoleParts,
  request: FastifyRequest,
  reply: FastifyReply,
  { problem = null, status = 200, reason = '' }: { problem?: string | null; status?: number; reason?: string } = {},
): Promise<FastifyReply> {
  const { store, shelf, now } = parts;
  const params = paramsSchema.safeParse(request.params);
  const detail = params.success ? await request.desk.detail(params.data.id) : null;
  const record = detail && (await store.cases.record(detail.id));
  const clerk = request.clerk;
  if (detail === null || record === null) {
    return sendPage(
      reply,
      { title: '没有这件办件', section: 'inbox', clerk, content: message('没有这件办件', 'bad') },
      404,
    );
  }
  request.log.info({ clerk: clerk.userName, applicationId: detail.id }, 'application opened');
  // An open case is shown with the catalogue version that it began with.
  const catalogue = await shelf.version(detail.catalogueVersion);
  const item = catalogue?.items.find(({ code }) => code === detail.itemCode) ?? null;
  const others = await store.cases.present(await clerkSign(parts, request, detail.id));
  const departments = departmentsOf((await shelf.current()) ?? catalogue);
  const calendar = await shelf.calendar();
  const history = await store.cases.moves(detail.id);
  const about = { history, detail, record, item, calendar, departments, others, now: now(), clerk, reason };
  const view = applicationView(about);
  const evidence = await store.doorstep.evidenceOf(detail.id);
  const missing = await missingPhotographs(parts, evidence);
  const content = html`${problem !== null && message(problem, 'bad')}${view}${evidence.map((one) => evidenceView(one, missing))}`;
  return sendPage(
    reply,
    { title: detail.countyNumber ?? detail.localNumber, section: 'inbox', clerk, content },
    status,
  );
}
