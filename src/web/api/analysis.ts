import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { findChapter } from '../../attempts/find.ts';
import { analysisToJson } from '../../gradebook/analysis-json.ts';
import { chapterAnalysis } from '../../gradebook/chapter-analysis.ts';
import { analysisBody, analysisQuery } from './analysis-schemas.ts';
import { chapterParams, errorBody } from './schemas.ts';

/** How the questions of a chapter did. */
export const analysisRoutes: FastifyPluginCallbackZod = (app, _options, done) => {
  const { content, store } = app.services;
  app.get(
    '/chapters/:chapter/analysis',
    {
      config: { right: 'teach', token: true },
      schema: {
        operationId: 'readAnalysis',
        summary: 'Item analysis: how the questions of a chapter did',
        params: chapterParams,
        querystring: analysisQuery,
        response: { 200: analysisBody, 400: errorBody, 404: errorBody, default: errorBody },
      },
    },
    async (request) => {
      const chapter = findChapter(await content.current(), request.params.chapter);
      const analysis = await chapterAnalysis(store, chapter, request.query.counted);
      return { chapter: chapter.id, ...analysisToJson(analysis, request.language) };
    },
  );
  done();
};
