import type { FastifyBaseLogger } from 'fastify';
import type { Tidied } from './classroom/retention.ts';
import { terminalLanguage } from './cli/language.ts';
import { readConfig } from './config.ts';
import type { Engine } from './engine/engine.ts';
import { message, render, type Text } from './i18n/text.ts';
import { WordedError } from './i18n/worded-error.ts';
import type { Store } from './store/store.ts';

/** Why the server does not start, in words for whoever started it, and the code it ends with. */
class StartError extends Error {
  readonly exitCode: 1 | 2;

  constructor(text: string, exitCode: 1 | 2, options?: ErrorOptions) {
    super(text, options);
    this.name = 'StartError';
    this.exitCode = exitCode;
  }
}

const language = terminalLanguage(process.env);
const words = (text: Text) => render(text, language);
const say = (text: Text) => void process.stdout.write(`${words(text)}\n`);

function requireNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 14)) return;
  throw new StartError(words(message('server.old-node', { found: version })), 2);
}

/** How long a start waits to learn whether an engine answers; a hung one must not hold it up. */
const engineWaitMs = 700;

/** How long what is on its way may still take when the server is told to end, and how often it is looked at. */
const longestDrainMs = 4_000;
const drainLookMs = 25;

/** The error of a step, as a reason not to start. */
function reasonOf(error: unknown): StartError {
  if (error instanceof StartError) return error;
  if (error instanceof WordedError) return new StartError(words(error.text), 2, { cause: error });
  const text = error instanceof Error ? error.message : String(error);
  return new StartError(text, 2, { cause: error });
}

function listenProblem(error: unknown, host: string, port: number): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartError(
        words(message('server.port-taken', { host, port: String(port), other: String(port + 1) })),
        2,
        { cause: error },
      );
    case 'EACCES':
      return new StartError(words(message('server.port-forbidden', { port: String(port) })), 2, {
        cause: error,
      });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(words(message('server.address-unknown', { host })), 2, {
        cause: error,
      });
    default:
      return error;
  }
}

async function openContent(dir: string) {
  const { watchContent } = await import('./authoring/watch.ts');
  const { ContentError } = await import('./authoring/content-error.ts');
  try {
    return await watchContent(dir, Date.now);
  } catch (error) {
    if (!(error instanceof ContentError)) {
      const reason = error instanceof Error ? error.message : String(error);
      const text = words(message('server.questions-unreadable', { dir, reason }));
      throw new StartError(text, 2, { cause: error });
    }
    const { report } = await import('./authoring/report.ts');
    throw new StartError(report(dir, error.problems, language), 1, { cause: error });
  }
}

/** Whether an engine that is set up on this machine would not be the one that is looked for. */
async function isEngineElsewhere(): Promise<boolean> {
  const { isContextChosen, thisMachine } = await import('./engine/discover.ts');
  // What cannot be read may choose one, and its reason is what there is to say.
  return isContextChosen(process.env, thisMachine()).catch(() => true);
}

/** Says what is the matter where no engine answers, and sets one up where that is allowed. */
async function seeToEngine(engine: Engine, mayInstall: boolean): Promise<void> {
  const patience = new Promise<null>((resolve) => setTimeout(resolve, engineWaitMs, null).unref());
  const status = await Promise.race([engine.status(), patience]);
  if (!status || status.answers) return;
  if (!mayInstall || (await isEngineElsewhere())) {
    say(message('server.no-engine', { reason: status.reason }));
    return;
  }
  const { installEngine } = await import('./sandboxes/install-engine.ts');
  const result = await installEngine({ allowed: true, say });
  if (!result.running) say(message('server.no-engine', { reason: result.text }));
}

/** Says what tidying up erased, to whoever reads the log; never whose it was. */
function tellTidied(logger: FastifyBaseLogger, tidied: Tidied): void {
  const { students, months, sessions, links, failures } = tidied;
  if (students > 0)
    logger.warn(`erased students who were removed over ${months} months ago: ${students}`);
  if (sessions + links + failures > 0)
    logger.info(`forgot ${sessions} sessions, ${links} links and ${failures} failed sign-ins`);
}

/** Reads the environment, opens everything, and builds the app; `stop` drains and closes it all. */
async function prepare() {
  requireNode(process.versions.node);
  const config = readConfig(process.env);
  const [{ openStore }, { connectEngine }, { createAttempts }, { buildApp }, { loadAssets }] =
    await Promise.all([
      import('./store/store.ts'),
      import('./engine/connect.ts'),
      import('./attempts/create.ts'),
      import('./web/app.ts'),
      import('./web/assets.ts'),
    ]);
  const { createLive } = await import('./live/live.ts');
  const { createNews, tellHandIns, tellWakes, tellWork } = await import('./live/news.ts');
  const { createRooms } = await import('./live/rooms.ts');
  const { createLogger } = await import('./web/log.ts');
  const { handingIn } = await import('./attempts/hand-in.ts');
  const { keepTime } = await import('./attempts/timekeeper.ts');
  const engine = connectEngine(process.env);
  const engineSeenTo = seeToEngine(engine, config.installEngine);
  const content = await openContent(config.questionsDir);
  const store = await openStore(config.databaseUrl);
  const deps = { store, content, engine, clock: Date.now };
  const news = createNews();
  const attemptsIn = tellWork(createAttempts(deps), news);
  const logger = createLogger(config.logLevel);
  const onTrouble = (err: unknown) => logger.error({ err }, 'live grading failed');
  const live = createLive({ engine, attemptsIn, clock: Date.now, onTrouble });
  const handIn = tellHandIns(handingIn(deps, attemptsIn), news);
  const keeper = keepTime({
    store,
    clock: Date.now,
    handIn,
    onTrouble: (err) => logger.error({ err }, 'an attempt could not be handed in'),
  });
  const timekeeper = tellWakes(keeper, news);
  const rooms = createRooms({
    ...deps,
    live,
    news,
    onTrouble: (err) => logger.error({ err }, 'a board could not be read'),
  });
  const attempts = attemptsIn('');
  const services = { ...deps, handIn, timekeeper, attemptsIn, attempts, live, rooms };
  const app = await buildApp({
    ...services,
    config,
    assets: await loadAssets(),
    logger,
  });
  const { tidyDaily } = await import('./classroom/retention.ts');
  const tidying = tidyDaily({
    store,
    clock: Date.now,
    tell: (tidied) => tellTidied(logger, tidied),
    onTrouble: (err) => logger.error({ err }, 'what is kept could not be tidied up'),
  });
  if (config.mode === 'class') {
    await timekeeper.look();
    await tidying.start();
    // Nobody uses the database yet.
    await store.belongings
      .rewriteIfErased()
      .catch((err: unknown) => logger.error({ err }, 'the database could not be written anew'));
  }
  await engineSeenTo;
  const stop = async () => {
    // A browser keeps its connection open after its last answer; without this, closing waits for it.
    const sweeping = setInterval(() => app.server.closeIdleConnections(), drainLookMs);
    const patience = setTimeout(() => app.server.closeAllConnections(), longestDrainMs);
    await app.close();
    clearInterval(sweeping);
    clearTimeout(patience);
    await live.close();
    await rooms.close();
    await timekeeper.close();
    await tidying.close();
    engine.close();
    await store.close();
  };
  return { app, config, store, stop };
}

/** Says how the first teacher comes in, as long as there is none. */
async function inviteFirstTeacher(store: Store, site: string): Promise<void> {
  const { makeSetUpCode } = await import('./classroom/links.ts');
  const code = await makeSetUpCode(store, Date.now());
  if (code !== null) say(message('server.set-up', { url: `${site}/link/${code}` }));
}

function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals) => {
    // A second signal is somebody who does not want to wait.
    if (stopping) process.exit(signal === 'SIGINT' ? 130 : 143);
    stopping = true;
    stop().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

function fail(error: unknown): never {
  const reason = reasonOf(error);
  process.stderr.write(`${reason.message}\n`);
  process.exit(reason.exitCode);
}

/**
 * Starts Plimsoll, and resolves when it is ready: it listens, and has said where. What is in the way is said on
 * stderr, and ends the process: 1 for broken content, 2 for everything else.
 */
export async function start(): Promise<void> {
  try {
    const { app, config, store, stop } = await prepare();
    const url = await app
      .listen({ host: config.host, port: config.port })
      .catch((error: unknown) => {
        throw listenProblem(error, config.host, config.port);
      });
    stopOnSignals(stop);
    const site = config.publicUrl ?? url;
    say(message('server.ready', { url: site }));
    if (config.mode === 'class') await inviteFirstTeacher(store, site);
  } catch (error) {
    fail(error);
  }
}
