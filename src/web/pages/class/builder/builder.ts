import type { FastifyPluginAsync } from 'fastify';
import type { ClassPageOptions } from '../class-pages.ts';
import { exceptionsPage } from './exceptions-page.ts';
import { assessmentsPage } from './list-page.ts';
import { pickPage } from './pick-page.ts';
import { questionsPage } from './questions-page.ts';
import { settingsPage } from './settings-page.ts';
import { upkeepForms } from './upkeep-forms.ts';

/** The pages on which teachers make assessments. */
export const builderPages: FastifyPluginAsync<ClassPageOptions> = async (app, options) => {
  await app.register(assessmentsPage, options);
  await app.register(settingsPage, options);
  await app.register(questionsPage, options);
  await app.register(pickPage, options);
  await app.register(exceptionsPage, options);
  await app.register(upkeepForms, options);
};
