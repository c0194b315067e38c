import type { Command } from './kinds/command.ts';
import type { Essay } from './kinds/essay.ts';
import type { Matching } from './kinds/matching.ts';
import type { MultipleChoice } from './kinds/multiple-choice.ts';
import type { Numerical } from './kinds/numerical.ts';
import type { ObservationQuestion } from './kinds/observation.ts';
import type { Ordering } from './kinds/ordering.ts';
import type { ShortAnswer } from './kinds/short-answer.ts';
import type { Task } from './kinds/task.ts';
import type { TrueFalse } from './kinds/true-false.ts';

/** Any question of any kind, told apart by `kind`. */
export type Question =
  | TrueFalse
  | MultipleChoice
  | ShortAnswer
  | Numerical
  | Matching
  | Ordering
  | Command
  | Essay
  | ObservationQuestion
  | Task;

/** The names of the kinds. */
export type Kind = Question['kind'];
