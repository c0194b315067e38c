import type { FastifyRequest } from 'fastify';

/** The token that a program sends in the header `Authorization: Bearer …`; null where it sends none. */
export function bearerOf(request: FastifyRequest): string | null {
  return /^bearer +(\S.*)$/i.exec(request.headers.authorization ?? '')?.[1]?.trim() ?? null;
}
