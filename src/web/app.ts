import { fileURLToPath } from 'node:url';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { createPasswords } from '../classroom/passwords.ts';
import { api } from './api/api.ts';
import type { Assets } from './assets.ts';
import { answerClientError } from './client-error.ts';
import { classPages } from './pages/class/class-pages.ts';
import { pages } from './pages/pages.ts';
import { assetRoutes } from './plugins/assets.ts';
import { bodies, bodyLimit } from './plugins/body.ts';
import { errorAnswers } from './plugins/errors.ts';
import { health } from './plugins/health.ts';
import { pageRendering } from './plugins/page.ts';
import { practice } from './plugins/practice.ts';
import { preferences } from './plugins/preferences.ts';
import { sameOriginGuard } from './plugins/same-origin.ts';
import { securityHeaders } from './plugins/security-headers.ts';
import { visitors } from './plugins/visitor.ts';
import type { Services } from './services.ts';

/** What an app is built from. */
export interface AppOptions extends Services {
  readonly assets: Assets;
  /** null logs nothing. */
  readonly logger: FastifyBaseLogger | null;
  /** The folder of the templates; Plimsoll's own unless told. */
  readonly views?: string;
  /** Whether templates are compiled once (the default) or at every request. */
  readonly cacheTemplates?: boolean;
}

/** An address cannot be longer than Node reads, so that what is unknown is answered as such, however long. */
const longestParam = 16 * 1024;

/**
 * The address to route by. One that no percent-decoding can read leads nowhere, as every unknown one does: Fastify
 * would answer it past our headers and errors.
 */
function readableUrl(url: string): string {
  if (!url.includes('%')) return url;
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return url;
  } catch {
    return url.startsWith('/api/') ? '/api/unreadable' : '/unreadable';
  }
}

const ownViews = fileURLToPath(new URL('../../views', import.meta.url));

/** Builds the whole app; nothing listens yet, and nothing is opened or closed here. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { assets, logger, views = ownViews, cacheTemplates = true, ...services } = options;
  const { config, store, clock } = services;
  const classroom = config.mode === 'class' ? { store, clock, passwords: createPasswords() } : null;
  const app = Fastify({
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    bodyLimit,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: 30_000,
    clientErrorHandler: answerClientError,
    routerOptions: { maxParamLength: longestParam },
    rewriteUrl: (request) => readableUrl(request.url ?? '/'),
    forceCloseConnections: 'idle',
    // Fastify's own `true` would believe every address that a request says it came by.
    trustProxy: config.trustProxy === true ? (_address, hop) => hop === 0 : config.trustProxy,
  });
  app.decorate('services', services);
  await app.register(securityHeaders);
  await app.register(preferences);
  await app.register(pageRendering, { views, assets, cacheTemplates });
  await app.register(errorAnswers);
  await app.register(sameOriginGuard, {
    publicUrl: config.publicUrl,
    tokens: classroom !== null,
  });
  await app.register(visitors, { classroom });
  if (classroom) await app.register(practice);
  await app.register(bodies);
  await app.register(assetRoutes, { assets });
  await app.register(health);
  await app.register(api, { prefix: '/api/v1' });
  await app.register(pages);
  if (classroom) await app.register(classPages, { classroom });
  return app;
}
