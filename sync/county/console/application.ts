import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { applicationView } from './application-view.ts';
import type { ConsoleParts } from './console.ts';
import { html } from './html.ts';
import { message, sendPage } from './page.ts';
import { formOf, formText } from './session.ts';

const paramsSchema = z.object({ id: z.uuid() });

/** 一件办件: what was handed in, and the county's word about it. */
export function applicationRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  app.get('/console/applications/:id', (request, reply) => show(parts, request, reply));

  app.post('/console/applications/:id/decision', async (request, reply) => {
    const id = paramsSchema.safeParse(request.params);
    const outcome = z.enum(['approved', 'denied']).safeParse(formOf(request).get('outcome'));
    if (!id.success || !outcome.success)
      return show(parts, request, reply, { problem: '请选择“同意”或“不予”', status: 400 });
    const reason = formText(request, 'reason', 1000);
    if (outcome.data === 'denied' && reason.length < 2) {
      return show(parts, request, reply, { problem: '“不予”要写明理由，群众看得到', status: 400, reason });
    }
    const decidedBy = request.clerk.displayName;
    const applicationId = id.data.id;
    const decided = await request.desk.decide({ applicationId, outcome: outcome.data, reason, decidedBy });
    request.log.info({ clerk: request.clerk.userName, applicationId, outcome: outcome.data, decided }, 'decision');
    if (decided.ok) return reply.redirect(`/console/applications/${applicationId}`, 303);
    return show(parts, request, reply, { problem: whyNot[decided.why], status: 409, reason });
  });
}

const whyNot = {
  'not-found': '没有这件办件',
  'in-transit': '材料还没有传完，传完才能审批',
  'already-decided': '这件办件已经有人审批过了，请看下面的结果',
} as const;

async function show(
  { shelf, now }: ConsoleParts,
  request: FastifyRequest,
  reply: FastifyReply,
  { problem = null, status = 200, reason = '' }: { problem?: string | null; status?: number; reason?: string } = {},
): Promise<FastifyReply> {
  const params = paramsSchema.safeParse(request.params);
  const detail = params.success ? await request.desk.detail(params.data.id) : null;
  const clerk = request.clerk;
  if (detail === null) {
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
  const view = applicationView({ detail, item, calendar: catalogue?.calendar ?? null, now: now(), clerk, reason });
  const content = html`${problem !== null && message(problem, 'bad')}${view}`;
  return sendPage(
    reply,
    { title: detail.countyNumber ?? detail.localNumber, section: 'inbox', clerk, content },
    status,
  );
}
