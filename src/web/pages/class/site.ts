import type { FastifyRequest } from 'fastify';

/** The address that links for others begin with: the class's own, else the one that was asked for. */
export function siteOf(request: FastifyRequest): string {
  const { publicUrl } = request.server.services.config;
  return publicUrl ?? `${request.protocol}://${request.host}`;
}
