import fp from 'fastify-plugin';
import type { ClassDeps } from '../../../classroom/deps.ts';
import { accountPage } from './account.ts';
import { cardsPage } from './cards.ts';
import { gradebookPage } from './gradebook.ts';
import { gradebookAnalysisPage } from './gradebook-analysis.ts';
import { gradebookExportPage } from './gradebook-export.ts';
import { joinPage } from './join.ts';
import { linkPage } from './link.ts';
import { markPage } from './mark.ts';
import { peoplePage } from './people.ts';
import { personPage } from './person.ts';
import { regradePage } from './regrade.ts';
import { rosterPage } from './roster.ts';
import { signInPage } from './sign-in.ts';
import { studentMarksPage } from './student-marks.ts';

/** What the pages of a class work with. */
export interface ClassPageOptions {
  readonly classroom: ClassDeps;
}

/** The pages that there are only where people sign in. None of them is kept by a browser or a proxy. */
export const classPages = fp<ClassPageOptions>(
  async (app, options) => {
    await app.register(async (scope) => {
      scope.addHook('onRequest', async (_request, reply) => {
        reply.header('cache-control', 'no-store');
      });
      await scope.register(signInPage, options);
      await scope.register(linkPage, options);
      await scope.register(joinPage, options);
      await scope.register(accountPage, options);
      await scope.register(peoplePage, options);
      await scope.register(personPage, options);
      await scope.register(cardsPage, options);
      await scope.register(rosterPage, options);
      await scope.register(gradebookPage, options);
      await scope.register(gradebookAnalysisPage, options);
      await scope.register(gradebookExportPage, options);
      await scope.register(regradePage, options);
      await scope.register(studentMarksPage, options);
      await scope.register(markPage, options);
    });
  },
  { name: 'class-pages' },
);
