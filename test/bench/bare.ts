import { fileURLToPath } from 'node:url';
import fastifyView from '@fastify/view';
import ejs from 'ejs';
import Fastify from 'fastify';

/**
 * The peer that Plimsoll is measured against: a Fastify server that does nothing but echo JSON, and render an EJS page
 * of as many bytes as BYTES says.
 */
const app = Fastify();
await app.register(fastifyView, {
  engine: { ejs },
  root: fileURLToPath(new URL('.', import.meta.url)),
  production: true,
});
const items = Array.from({ length: 50 }, (_, index) => ({ name: `line ${index}` }));
const filling = Math.max(0, Math.round(Number(process.env.BYTES ?? 8000) / items.length) - 30);
app.post('/echo', async (request) => request.body);
app.get('/page', (_request, reply) =>
  reply.view('bare.ejs', { title: 'A bare page', items, text: 'x'.repeat(filling) }),
);
const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`bare is ready at ${url}\n`);
process.once('SIGTERM', () => void app.close());
