import type { QuestionBase } from './base.ts';

/** Any question of any kind. */
export type Question = QuestionBase;
