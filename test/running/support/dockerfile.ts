import { z } from 'zod';

/** One instruction of a Dockerfile. */
export interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The instructions of a Dockerfile without its comments, by stage. */
export function stagesOf(dockerfile: string): readonly (readonly Instruction[])[] {
  const stages: Instruction[][] = [[]];
  for (const line of dockerfile.split('\n')) {
    const [, name, rest] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (name === undefined || rest === undefined) continue;
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, rest });
  }
  return stages.slice(1);
}

/** The words of an instruction in JSON form, as `CMD ["node", "x"]`. */
export function wordsOf(rest: string): readonly string[] {
  return z.array(z.string()).parse(JSON.parse(rest));
}
