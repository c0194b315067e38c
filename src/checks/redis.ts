import { z } from 'zod';
import { message } from '../i18n/text.ts';
import { type Claim, claim } from './claim.ts';
import { expectation } from './exists.ts';
import { textFact } from './text-fact.ts';

/** What a Redis server answered to a PING. */
interface RedisAnswer {
  readonly reply: string;
}

const reply = textFact<RedisAnswer>({
  describe: 'What it answers, `PONG` where all is well.',
  read: (answer) => [answer.reply.replace(/^[+-]/, '')],
  say: (value) => message('checks.reply', { reply: value }),
});

/** What a check may expect of a Redis server. */
export const redisExpect = expectation(z.strictObject({ reply: reply.schema.optional() }));

export type RedisExpect = z.output<typeof redisExpect>;

/** What an expectation claims of an answer that came. */
export function redisClaims(expect: RedisExpect): readonly Claim<RedisAnswer>[] {
  return claim('reply', reply, expect.reply);
}
