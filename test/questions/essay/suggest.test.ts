import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render } from '../../../src/i18n/text.ts';
import { keyPoint } from '../../../src/questions/essay/key-point.ts';
import { suggestKeyPoints } from '../../../src/questions/essay/suggest.ts';
import { rubricOf } from './support.ts';

const rubric = rubricOf('managing-containers/leave-attached.yaml');

function of(id: string, answer: string, given: readonly string[] = []) {
  const found = suggestKeyPoints(rubric, answer, given).find((one) => one.keyPoint === id);
  if (!found) throw new Error(`The rubric has no key point ${id}.`);
  return found;
}

describe('a suggestion', () => {
  it('comes for every key point, in the order of the rubric', () => {
    expect(suggestKeyPoints(rubric, 'Ctrl+C.').map((one) => one.keyPoint)).toEqual(
      rubric.map((point) => point.id),
    );
  });

  it('quotes the sentence as it was typed, full-width letters, dashes and all', () => {
    const answer = 'I tried it.  Ｃｔｒｌ＋Ｃ “kills” the container — by default! So be careful.';
    expect(of('stops', answer).quote).toBe('Ｃｔｒｌ＋Ｃ “kills” the container — by default!');
  });

  it('quotes only the clause where a sentence runs on for long', () => {
    const answer = `${'I typed some more commands there, '.repeat(20)}and the container is stopped by default, ${'and I went on, '.repeat(10)}`;
    const quote = of('stops', answer).quote ?? '';
    expect(quote).toContain('container is stopped');
    expect(quote.length).toBeLessThanOrEqual(300);
  });

  it('says why nothing is suggested, in both languages', () => {
    const reason = (answer: string) => render(of('stops', answer).reason, 'en');
    expect(reason('')).toBe('Nothing was written.');
    expect(reason('By default the container keeps running.')).toContain('the opposite');
    expect(
      reason('By default the container stops. By default the container does not stop.'),
    ).toContain('elsewhere the opposite');
    expect(reason('container stops container stops sigint default')).toContain('no sentence says');
    expect(reason('I like Docker a lot.')).toBe('No sentence was found that says this.');
    expect(render(of('stops', '默认情况下容器继续运行。').reason, 'zh-CN')).toContain('说反了');
  });

  it('is not made for what was copied from the prompt', () => {
    const prompt = 'By default the container stops when you press Ctrl+C. Why is that so?';
    expect(of('stops', prompt).share).toBe(1);
    expect(of('stops', prompt, [prompt]).share).toBe(0);
    expect(of('stops', `${prompt} It is SIGINT that ends the container.`, [prompt]).share).toBe(1);
  });

  it('is not made for a key point without evidence, which a person reads alone', () => {
    const point = keyPoint.parse({
      id: 'style',
      points: 1,
      text: { en: 'Clear.', 'zh-CN': '清楚。' },
    });
    const [one] = suggestKeyPoints([point], 'A clear answer.');
    expect(one).toMatchObject({ share: 0, quote: null });
  });
});

describe('any text at all', () => {
  const pieces = fc.constantFrom(
    ...'container|stops|not|without|--sig-proxy=false|by default|if|unless|but|, |. |；|。|容器|停止|不|没有|默认|而|的话|…|*|Ctrl+C|\n|- |"|而不是|信号|转发|it|?'.split(
      '|',
    ),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(' ')),
    fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  );

  it('is read without an error, twice the same, and every quote stands in it', () => {
    fc.assert(
      fc.property(text, (answer) => {
        const suggestions = suggestKeyPoints(rubric, answer);
        expect(suggestKeyPoints(rubric, answer)).toEqual(suggestions);
        for (const { share, quote } of suggestions) {
          expect(quote === null).toBe(share === 0);
          if (quote !== null) expect(answer).toContain(quote);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is read only as far as twenty thousand characters', () => {
    const late = `${'x '.repeat(10_000)}By default the container stops.`;
    expect(of('stops', late).share).toBe(0);
    expect(of('stops', '容器'.repeat(50_000)).share).toBe(0);
  });
});
