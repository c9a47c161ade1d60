import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { CountyStep } from '../cases/county-moves.ts';
import { showApplication } from './application.ts';
import { stepSchema } from './case-steps-view.ts';
import type { ConsoleParts } from './console.ts';
import { formText } from './session.ts';
import { whyNot } from './words.ts';

const ofCase = z.object({ id: z.uuid() });

/** 开始办理、特别程序、延期、转报、终止: what the state machine lets the county do; what it does not is said in its words. */
export function caseStepRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  app.post('/console/applications/:id/step', async (request, reply) => {
    const params = ofCase.safeParse(request.params);
    const detail = params.success ? await request.desk.detail(params.data.id) : null;
    if (detail === null) return showApplication(parts, request, reply);
    const step = stepIn(request);
    if (step === null) return showApplication(parts, request, reply, { problem: '这一步没有填全', status: 400 });
    const by = { id: request.clerk.userName, name: request.clerk.displayName };
    const outcome = await parts.store.cases.step(detail.id, step, by);
    request.log.info({ clerk: by.id, applicationId: detail.id, step: step.transition, ok: outcome.ok }, 'case step');
    if (outcome.ok) return reply.redirect(`/console/applications/${detail.id}`, 303);
    const problem = outcome.why === 'refused' ? outcome.refusal.text.zh : whyNot[outcome.why];
    return showApplication(parts, request, reply, { problem, status: 409 });
  });
}

function stepIn(request: FastifyRequest): CountyStep | null {
  const transition = stepSchema.safeParse(formText(request, 'transition', 20));
  const days = z.coerce
    .number()
    .int()
    .min(1)
    .max(730)
    .safeParse(formText(request, 'days', 4));
  const text = formText(request, 'text', 1000);
  const what = formText(request, 'what', 200);
  if (!transition.success) return null;
  const isWritten = text.length >= 2;
  switch (transition.data) {
    case 'start':
      return { transition: 'start', step: what };
    case 'suspend':
      return days.success && isWritten
        ? { transition: 'suspend', procedure: what, plannedDays: days.data, reason: text }
        : null;
    case 'resume':
      return isWritten ? { transition: 'resume', result: text } : null;
    case 'extend':
      return days.success && isWritten ? { transition: 'extend', days: Math.min(days.data, 90), reason: text } : null;
    case 'transfer':
      return text === '' ? null : { transition: 'transfer', to: text.slice(0, 200) };
    case 'terminate':
      return isWritten ? { transition: 'terminate', reasonCode: what, reason: text } : null;
  }
}
