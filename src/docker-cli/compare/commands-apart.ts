import type { MessageKey } from '../../i18n/catalogues.ts';

/** Commands that are taken for one another, with a sentence that tells them apart. */
const apart: readonly (readonly [string, string, MessageKey])[] = [
  ['container stop', 'container kill', 'compare.apart-stop-kill'],
  ['container stop', 'container pause', 'compare.apart-stop-pause'],
  ['container stop', 'container rm', 'compare.apart-stop-rm'],
  ['container run', 'container create', 'compare.apart-run-create'],
  ['container run', 'container exec', 'compare.apart-run-exec'],
  ['container run', 'container start', 'compare.apart-run-start'],
  ['container create', 'container start', 'compare.apart-create-start'],
  ['container exec', 'container attach', 'compare.apart-exec-attach'],
  ['container logs', 'container attach', 'compare.apart-logs-attach'],
  ['container ls', 'image ls', 'compare.apart-containers-images'],
  ['container rm', 'image rm', 'compare.apart-rm-rmi'],
  ['container rm', 'container prune', 'compare.apart-rm-prune'],
  ['container export', 'image save', 'compare.apart-export-save'],
  ['image import', 'image load', 'compare.apart-import-load'],
  ['image pull', 'image push', 'compare.apart-pull-push'],
  ['container stats', 'container top', 'compare.apart-stats-top'],
  ['container update', 'container restart', 'compare.apart-update-restart'],
  ['network connect', 'network create', 'compare.apart-connect-create'],
];

const sentences = new Map(
  apart.flatMap(([one, other, key]) => [
    [`${one} ${other}`, key] as const,
    [`${other} ${one}`, key] as const,
  ]),
);

/** What tells two commands apart; null where it is plain from their names. */
export function tellsApart(left: string, right: string): MessageKey | null {
  if (left === 'inspect' || right === 'inspect') return 'compare.apart-inspect';
  const [kindOfLeft, doesLeft] = left.split(' ');
  const [kindOfRight, doesRight] = right.split(' ');
  const sentence = sentences.get(`${left} ${right}`) ?? null;
  const sameDeed = doesLeft !== undefined && doesLeft === doesRight && kindOfLeft !== kindOfRight;
  return sentence ?? (sameDeed ? 'compare.apart-kinds' : null);
}
