import { describe, expect, it } from 'vitest';
import { partFlags } from '../../src/docker-cli/flags.ts';
import { isSubcommand, longForm } from '../../src/docker-cli/long-form.ts';
import { wordFits, wordsFit } from '../../src/docker-cli/pattern.ts';

describe('the long form of a docker command', () => {
  it.each([
    ['docker ps -a', 'docker container ls -a'],
    ['docker container list', 'docker container ls'],
    ['docker container ps', 'docker container ls'],
    ['docker run -d nginx', 'docker container run -d nginx'],
    ['docker images', 'docker image ls'],
    ['docker rmi x', 'docker image rm x'],
    ['docker volume list', 'docker volume ls'],
    ['docker network remove x', 'docker network rm x'],
    ['docker inspect x', 'docker inspect x'],
    ['docker --context c ps', 'docker --context c ps'],
    ['docker container', 'docker container'],
    ['docker constructor x', 'docker constructor x'],
    ['docker volume constructor', 'docker volume constructor'],
    ['podman ps', 'podman ps'],
    ['docker', 'docker'],
  ])('%s: %s', (line, long) => {
    expect(longForm(line.split(' ')).join(' ')).toBe(long);
  });

  it('knows what may follow docker', () => {
    expect(['run', 'ps', 'volume', 'not', 'toString'].map(isSubcommand)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('flags and their values', () => {
  it('are two words however they were written, but for a false', () => {
    const line = '--type=volume --sig-proxy=false --all=true -e A=b --env=A=b --name web';
    expect(partFlags(line.split(' ')).join(' ')).toBe(
      '--type volume --sig-proxy=false --all -e A=b --env A=b --name web',
    );
  });
});

describe('a pattern', () => {
  it.each<[string, string, boolean]>([
    ['volume', 'volume', true],
    ['volume', 'volumes', false],
    ['*', 'anything', true],
    ['*', '', false],
    ['*', '--flag', false],
    ['name=*', 'name=', true],
    ['name=*,alias=*', 'name=net,alias=redis', true],
    ['name=*,alias=*', 'alias=redis,name=net', false],
    ['a*a', 'a', false],
    ['*.*', 'a.b', true],
    ['**', 'x', true],
  ])('%s and %s: %s', (pattern, word, fits) => {
    expect(wordFits(pattern, word)).toBe(fits);
  });

  it('has a word for each word', () => {
    expect(wordsFit(['a', '*'], ['a', 'b'])).toBe(true);
    expect(wordsFit(['a', '*'], ['a'])).toBe(false);
    expect(wordsFit(['a'], ['a', 'b'])).toBe(false);
  });
});
