import { archive, pathStat } from './archive.ts';
import { clusterReplies } from './cluster-replies.ts';
import { container, exec, image, info, network, stats, version, volume } from './objects.ts';
import type { EngineRequest, Json } from './request.ts';

/** What the stand-in answers. */
export interface Reply {
  readonly status: number;
  readonly body?: Json | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A route of the engine: its method, its path, and what it answers to the parts that the path's groups caught. */
export type Route = readonly [method: string, path: RegExp, reply: (...parts: string[]) => Reply];

const ok = (body: Json | Buffer): Reply => ({ status: 200, body });
const created = (body: Json): Reply => ({ status: 201, body });
const done: Reply = { status: 204 };
const missing = (what: string): Reply => ({ status: 404, body: { message: `No such ${what}` } });
/** A stream of JSON lines, as of a pull. */
const progress = (...lines: Json[]): Reply =>
  ok(Buffer.from(lines.map((line) => `${JSON.stringify(line)}\r\n`).join('')));

/** Names that are a volume, a network or an image here; whatever else is asked for is a container. */
const volumes = new Set(['data', 'data2', 'redis_data', 'cache', 'backup']);
const networks = new Set(['bridge', 'host', 'none', 'front', 'back', 'mynet', 'moby-counter']);
const images = /^(?:[\w.-]+\/)*(?:nginx|redis|alpine|busybox|ubuntu|hello-world)(?:[:@].*)?$/;
const isContainer = (name: string) =>
  !volumes.has(name) && !networks.has(name) && !images.test(name) && name !== 'missing';

const routes: readonly Route[] = [
  ['(GET|HEAD)', /^\/_ping$/, () => ok(Buffer.from('OK'))],
  ['GET', /^\/version$/, () => ok(version)],
  ['GET', /^\/info$/, () => ok(info)],
  ['POST', /^\/auth$/, () => ok({ Status: 'Login Succeeded', IdentityToken: '' })],
  ['GET', /^\/events$/, () => ok(Buffer.from(''))],
  [
    'GET',
    /^\/system\/df$/,
    () => ok({ LayersSize: 0, Images: [], Containers: [], Volumes: [], BuildCache: [] }),
  ],
  ['GET', /^\/containers\/json$/, () => ok([container('web').listed, container('db').listed])],
  ['POST', /^\/containers\/prune$/, () => ok({ ContainersDeleted: [], SpaceReclaimed: 0 })],
  [
    'GET',
    /^\/containers\/(.+)\/json$/,
    (name) => (isContainer(name) ? ok(container(name).json) : missing(`container: ${name}`)),
  ],
  ['POST', /^\/containers\/.+\/wait$/, () => ok({ StatusCode: 0 })],
  ['POST', /^\/containers\/.+\/update$/, () => ok({ Warnings: [] })],
  ['POST', /^\/containers\/.+\/exec$/, () => created({ Id: exec.ID })],
  [
    'POST',
    /^\/containers\/.+\/(?:start|stop|restart|kill|pause|unpause|rename|resize)$/,
    () => done,
  ],
  ['DELETE', /^\/containers\/.+$/, () => done],
  ['GET', /^\/containers\/.+\/logs$/, () => ok(Buffer.from(''))],
  ['GET', /^\/containers\/.+\/stats$/, () => ok(stats)],
  ['GET', /^\/containers\/.+\/changes$/, () => ok([{ Path: '/tmp/x', Kind: 1 }])],
  ['GET', /^\/containers\/.+\/export$/, () => ok(archive)],
  [
    'GET',
    /^\/containers\/.+\/top$/,
    () => ok({ Titles: ['PID', 'CMD'], Processes: [['1', 'sleep']] }),
  ],
  ['HEAD', /^\/containers\/.+\/archive$/, () => ({ status: 200, headers: pathStat })],
  ['GET', /^\/containers\/.+\/archive$/, () => ({ ...ok(archive), headers: pathStat })],
  ['PUT', /^\/containers\/.+\/archive$/, () => ({ status: 200 })],
  ['GET', /^\/containers\/.+\/checkpoints$/, () => ok([])],
  ['POST', /^\/containers\/.+\/checkpoints$/, () => ({ status: 201 })],
  ['DELETE', /^\/containers\/.+\/checkpoints\/.+$/, () => done],
  ['GET', /^\/exec\/.+\/json$/, () => ok(exec)],
  ['POST', /^\/exec\/.+\/(?:start|resize)$/, () => ({ status: 200 })],
  ['POST', /^\/commit$/, () => created({ Id: image('nginx').Id })],
  ['POST', /^\/build$/, () => progress({ stream: 'Successfully built 4bcf40fc0c72\n' })],
  ['POST', /^\/build\/prune$/, () => ok({ CachesDeleted: [], SpaceReclaimed: 0 })],
  ['GET', /^\/images\/json$/, () => ok([image('nginx').listed])],
  ['POST', /^\/images\/create$/, () => progress({ status: 'Download complete' })],
  ['POST', /^\/images\/load$/, () => progress({ stream: 'Loaded image: nginx:latest\n' })],
  ['POST', /^\/images\/prune$/, () => ok({ ImagesDeleted: [], SpaceReclaimed: 0 })],
  ['GET', /^\/images\/get$/, () => ok(archive)],
  ['GET', /^\/images\/search$/, () => ok([])],
  [
    'GET',
    /^\/images\/(.+)\/json$/,
    (name) => (images.test(name) ? ok(image(name).json) : missing(`image: ${name}`)),
  ],
  ['GET', /^\/images\/.+\/history$/, () => ok([])],
  ['GET', /^\/images\/.+\/get$/, () => ok(archive)],
  ['POST', /^\/images\/.+\/tag$/, () => ({ status: 201 })],
  ['POST', /^\/images\/.+\/push$/, () => progress({ status: 'Pushed' })],
  ['DELETE', /^\/images\/.+$/, () => ok([{ Untagged: 'nginx:latest' }])],
  ['GET', /^\/distribution\/.+\/json$/, () => missing('manifest')],
  ['GET', /^\/volumes$/, () => ok({ Volumes: [volume('data')], Warnings: [] })],
  ['POST', /^\/volumes\/create$/, () => created(volume('data'))],
  ['POST', /^\/volumes\/prune$/, () => ok({ VolumesDeleted: [], SpaceReclaimed: 0 })],
  [
    'GET',
    /^\/volumes\/(.+)$/,
    (name) => (volumes.has(name) ? ok(volume(name)) : missing(`volume: ${name}`)),
  ],
  ['PUT', /^\/volumes\/.+$/, () => ({ status: 200 })],
  ['DELETE', /^\/volumes\/.+$/, () => done],
  ['GET', /^\/networks$/, () => ok([network('bridge'), network('front')])],
  ['POST', /^\/networks\/create$/, () => created({ Id: network('front').Id, Warning: '' })],
  ['POST', /^\/networks\/prune$/, () => ok({ NetworksDeleted: [] })],
  ['POST', /^\/networks\/.+\/(?:connect|disconnect)$/, () => ({ status: 200 })],
  [
    'GET',
    /^\/networks\/(.+)$/,
    (name) => (networks.has(name) ? ok(network(name)) : missing(`network: ${name}`)),
  ],
  ['DELETE', /^\/networks\/.+$/, () => done],
  ...clusterReplies,
];

/** A container of any image but `absent`, which the engine does not have. */
function createdFrom(body: Json): Reply {
  const isAbsent = JSON.stringify(body).includes('"Image":"absent"');
  return isAbsent
    ? missing('image: absent:latest')
    : created({ Id: container('web').id, Warnings: [] });
}

/** What an engine that has web, db and a few more would answer; 501 to what it does not know. */
export function replyTo(request: EngineRequest): Reply {
  if (request.path === '/containers/create') return createdFrom(request.body);
  for (const [method, path, reply] of routes) {
    const caught = new RegExp(`^${method}$`).test(request.method) && path.exec(request.path);
    if (caught) return reply(...caught.slice(1));
  }
  return { status: 501, body: { message: `not answered: ${request.method} ${request.path}` } };
}
