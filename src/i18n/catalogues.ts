import type { Language } from './language.ts';
import enAnalysis from './messages/en/analysis.json' with { type: 'json' };
import enAssessments from './messages/en/assessments.json' with { type: 'json' };
import enAttempts from './messages/en/attempts.json' with { type: 'json' };
import enAuthoring from './messages/en/authoring.json' with { type: 'json' };
import enBackup from './messages/en/backup.json' with { type: 'json' };
import enBoard from './messages/en/board.json' with { type: 'json' };
import enBuilder from './messages/en/builder.json' with { type: 'json' };
import enChecks from './messages/en/checks.json' with { type: 'json' };
import enCli from './messages/en/cli.json' with { type: 'json' };
import enCompare from './messages/en/compare.json' with { type: 'json' };
import enDockerCli from './messages/en/docker-cli.json' with { type: 'json' };
import enEngine from './messages/en/engine.json' with { type: 'json' };
import enGradebook from './messages/en/gradebook.json' with { type: 'json' };
import enHttp from './messages/en/http.json' with { type: 'json' };
import enPeople from './messages/en/people.json' with { type: 'json' };
import enPrivacy from './messages/en/privacy.json' with { type: 'json' };
import enProving from './messages/en/proving.json' with { type: 'json' };
import enQuestions from './messages/en/questions.json' with { type: 'json' };
import enReview from './messages/en/review.json' with { type: 'json' };
import enServer from './messages/en/server.json' with { type: 'json' };
import enWeb from './messages/en/web.json' with { type: 'json' };
import zhAnalysis from './messages/zh-CN/analysis.json' with { type: 'json' };
import zhAssessments from './messages/zh-CN/assessments.json' with { type: 'json' };
import zhAttempts from './messages/zh-CN/attempts.json' with { type: 'json' };
import zhAuthoring from './messages/zh-CN/authoring.json' with { type: 'json' };
import zhBackup from './messages/zh-CN/backup.json' with { type: 'json' };
import zhBoard from './messages/zh-CN/board.json' with { type: 'json' };
import zhBuilder from './messages/zh-CN/builder.json' with { type: 'json' };
import zhChecks from './messages/zh-CN/checks.json' with { type: 'json' };
import zhCli from './messages/zh-CN/cli.json' with { type: 'json' };
import zhCompare from './messages/zh-CN/compare.json' with { type: 'json' };
import zhDockerCli from './messages/zh-CN/docker-cli.json' with { type: 'json' };
import zhEngine from './messages/zh-CN/engine.json' with { type: 'json' };
import zhGradebook from './messages/zh-CN/gradebook.json' with { type: 'json' };
import zhHttp from './messages/zh-CN/http.json' with { type: 'json' };
import zhPeople from './messages/zh-CN/people.json' with { type: 'json' };
import zhPrivacy from './messages/zh-CN/privacy.json' with { type: 'json' };
import zhProving from './messages/zh-CN/proving.json' with { type: 'json' };
import zhQuestions from './messages/zh-CN/questions.json' with { type: 'json' };
import zhReview from './messages/zh-CN/review.json' with { type: 'json' };
import zhServer from './messages/zh-CN/server.json' with { type: 'json' };
import zhWeb from './messages/zh-CN/web.json' with { type: 'json' };

const en = {
  ...enAnalysis,
  ...enAssessments,
  ...enAttempts,
  ...enAuthoring,
  ...enBackup,
  ...enBoard,
  ...enBuilder,
  ...enChecks,
  ...enCli,
  ...enCompare,
  ...enDockerCli,
  ...enEngine,
  ...enGradebook,
  ...enHttp,
  ...enPeople,
  ...enPrivacy,
  ...enProving,
  ...enQuestions,
  ...enReview,
  ...enServer,
  ...enWeb,
};

/** The key of a sentence of Plimsoll's own: `area.name`, one file an area in `messages/`. */
export type MessageKey = keyof typeof en;

/** Every sentence of Plimsoll's own, in ICU message syntax. The compiler refuses a language that lacks one. */
export const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  en,
  'zh-CN': {
    ...zhAnalysis,
    ...zhAssessments,
    ...zhAttempts,
    ...zhAuthoring,
    ...zhBackup,
    ...zhBoard,
    ...zhBuilder,
    ...zhChecks,
    ...zhCli,
    ...zhCompare,
    ...zhDockerCli,
    ...zhEngine,
    ...zhGradebook,
    ...zhHttp,
    ...zhPeople,
    ...zhPrivacy,
    ...zhProving,
    ...zhQuestions,
    ...zhReview,
    ...zhServer,
    ...zhWeb,
  },
};
