import type { Language } from '../i18n/language.ts';
import { render, type Text } from '../i18n/text.ts';

/** Tells on stderr what goes on: in place on a terminal, else a line each. */
export interface Progress {
  say(text: Text): void;
  /** Ends it; a terminal's line is cleared. */
  end(): void;
}

/** Begins telling progress in the language. */
export async function startProgress(language: Language): Promise<Progress> {
  if (!process.stderr.isTTY) {
    return {
      say: (text) => process.stderr.write(`${render(text, language)}\n`),
      end: () => undefined,
    };
  }
  const { default: ora } = await import('ora');
  const spinner = ora({ stream: process.stderr });
  return {
    say: (text) => {
      spinner.start(render(text, language));
    },
    end: () => {
      spinner.stop();
    },
  };
}
