import type { FastifyReply } from 'fastify';
import type { ExportedFile } from '../gradebook/export.ts';

/** Answers with a file to be saved under its name. */
export function sendFile(reply: FastifyReply, { content, mediaType, fileName }: ExportedFile) {
  return reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('cache-control', 'no-store')
    .send(typeof content === 'string' ? Buffer.from(content) : content);
}
