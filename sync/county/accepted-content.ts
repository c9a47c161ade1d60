import { type Application, applicationSchema } from '../../main/domain/application.ts';

export type AcceptedContent =
  | { readonly ok: true; readonly application: Application }
  | { readonly ok: false; readonly reason: string };

/** The application in the body of an `application/accepted` event: the body itself plus its salt, or its member `application`. */
export function acceptedContent(body: Readonly<Record<string, unknown>>): AcceptedContent {
  const parsed = applicationSchema.safeParse(body.application ?? body);
  if (parsed.success) return { ok: true, application: parsed.data };
  const where = parsed.error.issues.slice(0, 3).map((issue) => issue.path.join('/') || 'content');
  return { ok: false, reason: `the content is not that of an application: ${where.join(', ')}` };
}
