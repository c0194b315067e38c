import { describe } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { attemptsContract } from './contract/attempts.ts';
import { draftsContract } from './contract/drafts.ts';
import { groupCommitContract } from './contract/group-commit.ts';
import { keepingContract } from './contract/keeping.ts';
import { marksContract } from './contract/marks.ts';
import { peopleContract } from './contract/people.ts';
import { responsesContract } from './contract/responses.ts';
import { scoresContract } from './contract/scores.ts';
import { taskMemoryContract } from './contract/task-memory.ts';

describe.each(['sqlite', 'postgres'] as const)('the store on %s', (kind) => {
  const database = testDatabase(kind);
  describe('learners, content and hints', () => keepingContract(database));
  describe('attempts', () => attemptsContract(database));
  describe('responses and grades', () => responsesContract(database));
  describe('drafts', () => draftsContract(database));
  describe('scores', () => scoresContract(database));
  describe('what a task remembers', () => taskMemoryContract(database));
  describe('marks', () => marksContract(database));
  describe('people', () => peopleContract(database));
  describe('group commit', () => groupCommitContract(database));
});
