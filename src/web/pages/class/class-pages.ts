import fp from 'fastify-plugin';
import type { ClassDeps } from '../../../classroom/deps.ts';
import { questionPage } from '../question.ts';
import { taskPage } from '../task.ts';
import { accountPage } from './account.ts';
import { assessmentPage } from './assessment.ts';
import { boardPage } from './board.ts';
import { boardStream } from './board-live.ts';
import { builderPages } from './builder/builder.ts';
import { cardsPage } from './cards.ts';
import { contestForm } from './contest.ts';
import { erasePage } from './erase.ts';
import { followStream } from './follow.ts';
import { gradebookPage } from './gradebook.ts';
import { gradebookAnalysisPage } from './gradebook-analysis.ts';
import { gradebookExportPage } from './gradebook-export.ts';
import { handInForPage } from './hand-in-for.ts';
import { joinPage } from './join.ts';
import { linkPage } from './link.ts';
import { markPage } from './mark.ts';
import { ownDataFiles } from './own-data.ts';
import { peoplePage } from './people.ts';
import { personPage } from './person.ts';
import { privacyPages } from './privacy.ts';
import { regradePage } from './regrade.ts';
import { reviewPage } from './review.ts';
import { reviewQueuePage } from './review-queue.ts';
import { rosterPage } from './roster.ts';
import { rubricPage } from './rubric.ts';
import { signInPage } from './sign-in.ts';
import { studentMarksPage } from './student-marks.ts';
import { tokensPage } from './tokens.ts';

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
      await scope.register(reviewQueuePage);
      await scope.register(reviewPage);
      await scope.register(rubricPage);
      await scope.register(contestForm);
      await scope.register(builderPages, options);
      await scope.register(tokensPage, options);
      await scope.register(ownDataFiles, options);
      await scope.register(erasePage, options);
      await scope.register(privacyPages, options);
      await scope.register(assessmentPage, options);
      await scope.register(followStream);
      await scope.register(boardPage);
      await scope.register(boardStream);
      await scope.register(handInForPage);
      await scope.register(questionPage, { under: '/assessments/:assessment' });
      await scope.register(taskPage, { under: '/assessments/:assessment' });
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
