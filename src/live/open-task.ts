import type { AttemptsIn } from '../attempts/create.ts';
import type { Glance } from '../attempts/glance.ts';
import { joinObservations } from '../attempts/join-observations.ts';
import type { EngineEvent } from '../engine/events.ts';
import type { Language } from '../i18n/language.ts';
import { gradeQuestion, questionNeeds } from '../questions/any.ts';
import { taskInterests } from '../questions/task/stage.ts';
import { hearing } from './heard.ts';
import { inTurn } from './in-turn.ts';
import { looksOf } from './looks.ts';
import { reasonPace } from './reason-pace.ts';
import { createRecorder, type TaskKey } from './recorder.ts';
import { createStarts, settledAfterMs } from './starts.ts';
import { type Interest, interestOf, touches } from './touch.ts';
import { type EngineSeen, engineSeen, statesKey, verdictKey } from './verdict.ts';

/** What is so now for one learner's task. */
export interface LiveView {
  readonly glance: Glance;
  readonly engine: EngineSeen;
  /** When it was seen; milliseconds since 1970. */
  readonly seenAt: number;
  /** Whether anything has come to another verdict since the task was opened. */
  readonly hasMoved: boolean;
}

/** One task that at least one page shows. */
export interface OpenTask {
  readonly key: TaskKey;
  /** What was seen last; null before the first look is over. */
  view(): LiveView | null;
  /** Looks again: at once, or as soon as the look that is under way is over. */
  look(): void;
  /** Looks again, and tells what comes of it even where it is the same. */
  renew(): void;
  hear(event: EngineEvent): void;
  /** Says that events are heard from about `now` on, as `performance.now` gives it. */
  listens(now: number): void;
  /** Says that events may have been missed, and that none are heard until `listens` says so. */
  breaks(): void;
  /** `tell` gets what is so now, as soon as that is known, and then every change. Gives what ends that. */
  listen(tell: (view: LiveView) => void): () => void;
  listeners(): number;
  /** Resolves when what is being recorded is. */
  close(): Promise<void>;
}

/** What an open task needs of the world. */
export interface OpenTaskDeps {
  readonly attemptsIn: AttemptsIn;
  readonly clock: () => number;
  readonly onTrouble: (error: unknown) => void;
}

/** When to look again after something happened that may go on without an event, in milliseconds. */
const laterMs = [100, 250, 500, 1_000, 2_000, 4_000];

const silent = new Set(['http', 'tcp', 'redis', 'processes', 'changes', 'logs', 'file']);

/** Whether a task looks at something that changes without an event, and is not there yet. */
function mayStillCome({ go, grade }: Glance): boolean {
  return (
    grade.state !== 'correct' && questionNeeds(go.question).some(({ kind }) => silent.has(kind))
  );
}

/** Follows one learner's task: looks when something touches it, and tells and records what comes of it. */
export function openTask(deps: OpenTaskDeps, key: TaskKey, language: Language): OpenTask {
  const { clock, onTrouble } = deps;
  const { learner, chapter, task } = key;
  const attempts = deps.attemptsIn(key.assessment);
  const tells = new Set<(view: LiveView) => void>();
  const recorder = createRecorder(attempts, key, language, () => performance.now());
  let current: LiveView | null = null;
  /** What was seen last, without what was looked at for reasons. */
  let bare: Glance | null = null;
  let shown = '';
  let baseline = '';
  let interest: Interest | null = null;
  let isClosed = false;
  let startedAt = Number.NEGATIVE_INFINITY;
  let touchedAt = Number.NEGATIVE_INFINITY;
  let recording: Promise<void> = Promise.resolve();
  let keeping: Promise<void> = Promise.resolve();
  const pace = reasonPace();
  const heard = hearing();
  const starts = createStarts();
  /** For how much longer, at the last look, its containers were not to be taken at their word. */
  let unsettledMs = 0;
  let timer: NodeJS.Timeout | undefined;
  let timerAt = Number.POSITIVE_INFINITY;

  const lookIn = (ms: number) => {
    const at = performance.now() + ms;
    if (isClosed || at >= timerAt) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(() => {
      timerAt = Number.POSITIVE_INFINITY;
      pace.begins(performance.now());
      look();
    }, ms);
    timer.unref();
  };

  const show = (view: LiveView, recorded: boolean) => {
    current = view;
    const { glance, engine } = view;
    const what = JSON.stringify([glance.go.id, glance.grade.findings, engine, view.hasMoved]);
    if (what === shown && !recorded) return;
    shown = what;
    for (const tell of [...tells]) tell(view);
  };

  const viewOf = (glance: Glance): LiveView => {
    const { go, grade, observation } = glance;
    const verdict = verdictKey(grade);
    const isSameTry = current?.glance.go.id === go.id;
    if (!isSameTry) baseline = verdict;
    const hasMoved = (isSameTry && current?.hasMoved === true) || verdict !== baseline;
    const engine = observation ? engineSeen(observation) : ({ answers: true } as const);
    return { glance, engine, seenAt: clock(), hasMoved };
  };

  /** Shows that a check came to another state; the reasons, as they were last, follow by themselves. */
  const showEarly = (glance: Glance) => {
    const before = current?.glance;
    if (isClosed || before?.go.id !== glance.go.id || !before.observation || !glance.observation)
      return;
    if (statesKey(before.grade) === statesKey(glance.grade)) return;
    const observation = joinObservations(glance.observation, before.observation);
    const { go, response } = glance;
    const grade = gradeQuestion(go.question, response, { observation });
    show(viewOf({ ...glance, grade, observation }), false);
  };

  const record = async (view: LiveView, unsettledForMs: number) => {
    const { glance } = view;
    const freshForMs = Math.max(settledAfterMs - (performance.now() - startedAt), unsettledForMs);
    const isSettled = freshForMs <= 0;
    const { recorded, again } = await recorder.offer(glance, isSettled);
    if (!isSettled) lookIn(Math.min(settledAfterMs, Math.max(freshForMs, 50)) + 10);
    if (again !== null) lookIn(again + 10);
    if (recorded && current?.glance.go.id === glance.go.id) show(current, true);
  };

  /** Keeps what was heard with the try, in its order. */
  const keepHeard = (): Promise<void> => {
    const log = heard.take();
    if (log !== null)
      keeping = keeping.then(() => attempts.hear(learner, chapter, task, log)).catch(onTrouble);
    return keeping;
  };

  const note = ({ go, observation }: Glance, began: number) => {
    const asked = go.question.kind === 'task' ? taskInterests(go.question) : [];
    interest = interestOf(questionNeeds(go.question), asked, observation);
    heard.caresFor(asked);
    unsettledMs = observation ? starts.saw(observation, began, performance.now()) : 0;
    if (observation?.events?.state === 'present') heard.saw(began, observation.events.value);
  };

  /** Tells and records what a look came to. */
  const take = (seen: Glance) => {
    const before = current;
    const view = viewOf(seen);
    if (!before || verdictKey(before.glance.grade) !== verdictKey(seen.grade)) pace.brought();
    show(view, false);
    const since = performance.now() - touchedAt;
    const next = laterMs.find((ms) => ms > since);
    if (next !== undefined && mayStillCome(seen)) lookIn(next - since);
    const unsettledForMs = unsettledMs;
    recording = recording.then(() => record(view, unsettledForMs)).catch(onTrouble);
  };

  /** Shows what is so now with reasons that were found for what was so before, and looks for its own. */
  const takeLate = (late: Glance) => {
    const now = bare;
    if (isClosed || now?.go.id !== late.go.id || !now.observation || !late.observation) return;
    const observation = joinObservations(now.observation, late.observation);
    const { go, response } = now;
    take({ ...now, observation, grade: gradeQuestion(go.question, response, { observation }) });
    lookIn(pace.waitMs(performance.now()));
  };

  const looks = looksOf({
    glance: (early) =>
      attempts.glance(learner, chapter, task, { response: {}, settleMs: 0, early }),
    early: (seen) => {
      bare = seen;
      showEarly(seen);
    },
    late: takeLate,
    onTrouble: (error) => {
      if (!isClosed) onTrouble(error);
    },
  });

  const once = async () => {
    if (isClosed) return 0;
    try {
      await keepHeard();
      const began = performance.now();
      const { seen, costMs } = await looks.next();
      if (!isClosed && seen !== null) {
        note(seen, began);
        take(seen);
      }
      return costMs;
    } catch (error) {
      // A look that was under way when the server ended finds nothing to look with, and nobody waits for it.
      if (!isClosed) onTrouble(error);
      return 0;
    }
  };

  const look = inTurn(once);

  return {
    key,
    view: () => current,
    look,
    renew() {
      shown = '';
      look();
    },
    listens: (now) => heard.listens(now),
    breaks() {
      void keepHeard();
      heard.breaks();
    },
    hear(event) {
      heard.add(event);
      if (heard.isDue()) void keepHeard();
      // Before the first look is over, it is not known what matters.
      const touch = interest ? touches(event, interest) : 'verdict';
      if (touch === null) return;
      const now = performance.now();
      if (touch === 'reason') {
        lookIn(pace.waitMs(now));
        return;
      }
      touchedAt = now;
      if (/^(re)?start$|^unpause$/.test(event.action)) startedAt = now;
      look();
      looks.overtake();
    },
    listen(tell) {
      tells.add(tell);
      if (current) tell(current);
      return () => tells.delete(tell);
    },
    listeners: () => tells.size,
    close() {
      isClosed = true;
      clearTimeout(timer);
      tells.clear();
      return Promise.all([recording, keepHeard()]).then(() => undefined);
    },
  };
}
