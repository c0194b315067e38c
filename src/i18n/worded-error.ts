import { render, type Text } from './text.ts';

/** An error that was foreseen, in words for the person it stops; `message` has them in English. */
export class WordedError extends Error {
  readonly text: Text;

  constructor(text: Text, options?: ErrorOptions) {
    super(render(text, 'en'), options);
    this.name = 'WordedError';
    this.text = text;
  }
}
