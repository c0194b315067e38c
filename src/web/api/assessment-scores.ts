import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findAssessment } from '../../classroom/assessments/assessment.ts';
import { analysisToJson } from '../../gradebook/analysis-json.ts';
import { assessmentAnalysis } from '../../gradebook/assessment-analysis.ts';
import { assessmentScores } from '../../gradebook/assessment-scores.ts';
import { everythingScores } from '../../gradebook/everything.ts';
import { assessmentToJson, everythingToJson } from '../../gradebook/json.ts';
import { analysisQuery, assessmentAnalysisBody } from './analysis-schemas.ts';
import {
  assessmentScoresBody,
  errorBody,
  everythingBody,
  everythingQuery,
  scoresQuery,
} from './schemas.ts';
import { scoresContent, sendScores } from './scores-reply.ts';

const params = z.object({ assessment: z.string().describe('The id of the assessment.') });
const errors = { 400: errorBody, 404: errorBody, default: errorBody };

/** The marks of assessments, as JSON or as files, and how their questions did. */
export const assessmentScoreRoutes: FastifyPluginCallbackZod = (app, _options, done) => {
  const { content, store, clock } = app.services;
  const config = { right: 'teach', token: true } as const;

  app.get(
    '/assessments/:assessment/scores',
    {
      config,
      schema: {
        operationId: 'readAssessmentScores',
        summary: 'The marks of an assessment: a row for every student, a column a question',
        description:
          'Points are those of the assessment. csv and xlsx hold every question, canvas and moodle the totals as those systems import them. What to know before importing is in the header `plimsoll-warnings`, a JSON array of sentences.',
        params,
        querystring: scoresQuery,
        response: { 200: scoresContent(assessmentScoresBody), ...errors },
      },
    },
    async ({ language, query, params: { assessment: id } }, reply) => {
      const assessment = await findAssessment(store, id);
      const whose = { now: clock(), section: query.section ?? null };
      const scores = await assessmentScores(store, await content.current(), assessment, whose);
      if (query.format === 'json') return assessmentToJson(scores, language);
      return sendScores(reply, scores, query.format, query);
    },
  );

  app.get(
    '/scores',
    {
      config,
      schema: {
        operationId: 'readAllScores',
        summary: 'The totals of all assessments: a row for every student, a column an assessment',
        querystring: everythingQuery,
        response: { 200: scoresContent(everythingBody), ...errors },
      },
    },
    async ({ language, query }, reply) => {
      const whose = { now: clock(), section: query.section ?? null };
      const scores = await everythingScores(store, await content.current(), whose);
      if (query.format === 'json') return everythingToJson(scores, language);
      return sendScores(reply, scores, query.format, {});
    },
  );

  app.get(
    '/assessments/:assessment/analysis',
    {
      config,
      schema: {
        operationId: 'readAssessmentAnalysis',
        summary: 'Item analysis: how the questions of an assessment did',
        params,
        querystring: analysisQuery,
        response: { 200: assessmentAnalysisBody, ...errors },
      },
    },
    async ({ language, query: { counted }, params: { assessment: id } }) => {
      const assessment = await findAssessment(store, id);
      const how = { counted, now: clock() };
      const analysis = await assessmentAnalysis(store, await content.current(), assessment, how);
      return { assessment: id, ...analysisToJson(analysis, language) };
    },
  );
  done();
};
