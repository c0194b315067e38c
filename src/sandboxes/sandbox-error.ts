import { render, type Text } from '../i18n/text.ts';

/** Something about engines or images could not be done; `text` says what and what to do, for its reader. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  readonly text: Text;

  constructor(text: Text, options?: ErrorOptions) {
    super(render(text, 'en'), options);
    this.text = text;
  }
}
