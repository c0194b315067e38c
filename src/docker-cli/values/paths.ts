import { isFree, type Reader, single } from './value.ts';

/** A file of whoever types the command: `./env` is `env`. */
export const readFile: Reader = (text, manner) =>
  isFree(text, manner) ? single(text) : single(cleanPath(text).replace(/^\.\/(?=.)/u, ''));

/** A path in its shortest spelling: no `//`, no `/./`, no slash at its end; `./` in front stays, for it tells a path from a name. */
export function cleanPath(path: string): string {
  if (path === '') return '';
  const isAbsolute = path.startsWith('/');
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (step !== '..' || !isAbsolute) steps.push(step);
  }
  if (isAbsolute) return `/${steps.join('/')}`;
  const relative = steps.join('/');
  if (!path.startsWith('.')) return relative;
  return relative === '' ? '.' : relative.startsWith('.') ? relative : `./${relative}`;
}
