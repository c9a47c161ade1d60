import type { FastifyRequest } from 'fastify';
import type { PresenceSign } from '../cases/port.ts';
import type { ConsoleParts } from './console.ts';

export async function clerkSign(
  { shelf }: Pick<ConsoleParts, 'shelf'>,
  request: FastifyRequest,
  applicationId: string,
): Promise<PresenceSign> {
  const place = (await shelf.current())?.county.name ?? '县';
  return { applicationId, side: 'county', place, name: request.clerk.displayName, terminalId: null };
}
