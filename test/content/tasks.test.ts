import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { render, type Text } from '../../src/i18n/text.ts';
import { gapsOf } from '../../src/proving/gaps.ts';
import { perform } from '../../src/proving/perform.ts';
import { runsOf } from '../../src/proving/run.ts';
import { tasksToProve } from '../../src/proving/tasks.ts';
import { runInWords } from '../../src/proving/words.ts';
import { chapters } from './support/content.ts';
import { openWorkplaces, type Workplaces } from './support/workplace.ts';

const { tasks, images } = tasksToProve(chapters);

let workplaces: Workplaces;
beforeAll(async () => {
  workplaces = await openWorkplaces(2, images);
});
afterAll(() => workplaces.stop());

const inEnglish = (texts: readonly Text[]) => texts.map((text) => render(text, 'en'));

describe.concurrent.for(tasks)('the task $id, on a real engine', (task) => {
  it('has a proof that lacks nothing', () => {
    expect(inEnglish(gapsOf(task))).toEqual([]);
  });

  for (const run of runsOf(task)) {
    it(render(runInWords(run), 'en'), () =>
      workplaces.use(async (place) => {
        expect(inEnglish(await perform(task, run, place))).toEqual([]);
      }),
    );
  }
});

describe('the proxy before the engines', () => {
  it('was asked for nothing but reads, and by no look for a thing twice', () => {
    for (const { proxy, askedTwice } of workplaces.all) {
      expect(proxy.requests.length).toBeGreaterThan(0);
      expect(proxy.refused).toEqual([]);
      expect(askedTwice).toEqual([]);
    }
  });
});
