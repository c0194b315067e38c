import type { FastifyPluginAsync } from 'fastify';
import { analysisRoutes } from './analysis.ts';
import { assessmentScoreRoutes } from './assessment-scores.ts';
import { assessmentRoutes } from './assessments.ts';
import { chapterRoutes } from './chapters.ts';
import { liveRoutes } from './live.ts';
import { openapi } from './openapi.ts';
import { responseRoutes } from './responses.ts';
import { scoreRoutes } from './scores.ts';
import { validatorCompiler } from './validator.ts';

/** What programs and the pages' scripts use, below `/api/v1`. */
export const api: FastifyPluginAsync = async (app) => {
  app.setValidatorCompiler(validatorCompiler);
  // The handlers build what they answer field by field, as their schemas say; a test reads the answers by them.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  await app.register(openapi);
  await app.register(chapterRoutes);
  await app.register(responseRoutes, { in: 'chapter' });
  await app.register(liveRoutes, { in: 'chapter' });
  if (app.services.config.mode === 'class') {
    await app.register(assessmentRoutes);
    await app.register(responseRoutes, { in: 'assessment' });
    await app.register(liveRoutes, { in: 'assessment' });
  }
  await app.register(scoreRoutes);
  await app.register(analysisRoutes);
  if (app.services.config.mode === 'class') await app.register(assessmentScoreRoutes);
};
